"""Every text of the page, in one place, so that another language is one more mapping."""

TITLE = "Hearth"
TAGLINE = "One small model that looks, listens and helps at home. Today it describes what it sees."
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
    "The picture stays on this machine. The model is small and was trained on everyday outdoor "
    "photographs; it makes mistakes, and its measured quality is in the model card."
)
