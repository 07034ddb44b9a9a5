"""Every text of the page, in one place, so that another language is one more mapping."""

TITLE = "Hearth"
TAGLINE = (
    "One small model that looks, listens and helps at home. It describes what it sees, writes "
    "down what it hears, and does in a house what it is asked."
)
SEE = "See"
HOUSE = "House"
LISTEN = "Listen"
PICTURE = "Your picture"
EXAMPLES = "Or try one of these"
DESCRIBE = "Describe"
STOP = "Stop"
FRAMING = "Framing and decoding"
FIT = "How the picture becomes a square"
FITS = [("Whole picture, stretched", "whole"), ("Centre", "centre"), ("Whole, padded", "pad")]
ROTATION = "Turn clockwise"
ROTATIONS = [("0°", 0), ("90°", 90), ("180°", 180), ("270°", 270)]
ZOOM = "Look closer"
ACROSS = "Centre, left to right (%)"
DOWN = "Centre, top to bottom (%)"
DECODING = "Decoding"
DECODINGS = [("Greedy, fastest", 1), ("Beam of 3", 3), ("Beam of 5", 5)]
CAPTION = "Caption"
EMPTY = "Drop in a photograph, take one, or pick an example: the description appears here."
WORKING = "Looking…"
STOPPED = "Stopped."
UNEXPECTED = "Something went wrong on our side. Try again, or try another picture."
HOUSE_FIRST = (
    "Say or type what should happen, or touch a lamp, a blind or the thermostat. Whatever opens or "
    "unlocks asks first."
)
ORDER = "Ask the house"
ORDER_HINT = "Turn on the desk lamp"
ROOM = "You are in"
NO_ROOM = "nowhere in particular"
SEND = "Do it"
HOLD = "Hold to talk"
REFUSED = (
    "The browser gives no microphone: allow it in the address bar (it needs https or "
    "this machine), or upload a recording below."
)
SHOW = "Point with a picture: “turn this on”"
SHOW_HINT = (
    "Teach a device by its picture (close up, one to five pictures), then show another picture of "
    "it and say or type “turn this on”. The pictures below come in pairs: .1 to teach, .2 to show. "
    "Only a fingerprint of a picture is kept, for this visit."
)
SHOWN = "The device"
THIS_IS = "This is"
TEACH = "Remember how it looks"
TAUGHT = "I will know {0} again ({1} of 5 pictures)."
NO_PICTURE = "Add a picture of the device first."
LOOKS_LIKE = "This looks like {0} (similarity {1:.2f})."
TRY = "Try one of these"
ORDERS = [
    "turn on the desk lamp",
    "turn off the kitchen lights",
    "it's freezing in the bedroom",
    "movie night",
    "unlock the front door",
    "which lights are still on?",
    "switch everything off except the kitchen",
    "tell me a joke",
]
THINKING = "Reading…"
MEANT = "I am not sure. Did you mean:"
WHICH = "Which one do you mean?"
TOOK = "{:.0f} ms from your request to this."
WHY = "Why this?"
WROTE = "What the model wrote, word by word"
SURE = "All of it together: {:.0%} sure."
CANDIDATES = "It could point at {} places and devices of this house."
TASKS = {
    "command": "a command",
    "answer": "a question",
    "caption": "a picture to describe",
    "none": "nothing for the house",
}
CONFIRM = "Yes, do it"
CANCEL = "No"
UNDO = "Undo"
RESET = "Start over"
CANCELLED = "Nothing was changed."
UNDONE = "Taken back:"
NOTHING_TO_UNDO = "There is nothing to take back."
RESTORED = "The house is as it was in the beginning."
NOTHING_TO_DO = "This can only be read."
UNSURE = "{} I am not sure, this is my best guess."
AS_IT_WAS = "It was so already."
VOICE = "Your voice"
HEARD = "What I heard"
HEAR = "Hear"
HEARD_AFTER = "Transcript after"
LISTENING = "Listening…"
SPEAK_FIRST = "Record a sentence, upload a sound, or pick an example: the words appear here."
MICROPHONE = (
    "The microphone works on this machine and over https. If nothing is recorded, allow it in the "
    "browser's address bar, or upload a file instead."
)
LANGUAGE = "You speak (written down in English)"
LANGUAGES = [
    ("English", "en"), ("Deutsch", "de"), ("Español", "es"), ("Français", "fr"),
    ("Italiano", "it"), ("Nederlands", "nl"), ("Português", "pt"), ("中文", "zh"), ("日本語", "ja"),
]  # fmt: skip
SOUNDS = "Or try one of these"
SAW = "What the model saw"
SAW_HINT = "Choose a word to see where the model looked when it wrote it."
ALL_WORDS = "all words"
STAGES = {
    "preprocess": "Prepare",
    "encode": "Encode",
    "prefill": "Read",
    "first_token": "First word after",
    "total": "Whole caption after",
}
PER_TOKEN = "Each word piece"
ROUTE = "Task chosen"
ABOUT = (
    "Pictures and sounds stay on this machine. The model is small and was trained on everyday "
    "outdoor photographs; it makes mistakes, and its measured quality is in the model card."
)
