"""Every text of the page, in English; `texts_zh` holds the same in Chinese.

What the model and the house say stays English: the model understands no other language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _stages() -> Mapping[str, str]:
    return {
        "preprocess": "Prepare", "encoders": "Encode", "fusion": "Fuse", "task": "Write",
        "house": "House",
    }  # fmt: skip


def _tasks() -> Mapping[str, str]:
    return {
        "command": "a command", "answer": "a question", "caption": "a picture to describe",
        "none": "nothing for the house",
    }  # fmt: skip


def _examples() -> Mapping[str, str]:
    return {
        "caption": "Describe a picture", "ask": "Ask about a picture", "command": "Tell the house",
        "spoken": "Say it aloud", "this": "Point at a thing", "guarded": "Something risky",
        "state": "Ask the house", "decline": "Not for a house",
        "note": "Sum up a note",
    }  # fmt: skip


def _fusions() -> Mapping[str, str]:
    return {
        "concatenation": "Concatenation", "sum": "Gated sum", "attention": "Cross-attention",
    }  # fmt: skip


def _fusion_ways() -> Mapping[str, str]:
    return {
        "concatenation": "Every token attends to every other.",
        "sum": "Each kind of input attends to itself; one vector of each joins all, through gates.",
        "attention": "Each attends to itself; words and sounds query the rest, devices the words.",
    }


def _failures() -> Mapping[str, str]:
    return {}  # the messages of `Failure` are English already


@dataclass(frozen=True)
class Texts:
    """One language. `{}` stands for what the page fills in."""

    code: str = "en"
    title: str = "Hearth"
    tagline: str = "One small model that sees, hears and runs a house. On this machine alone."
    understands: str = ""  # only other languages need to say which one the model understands

    # The parts of the page
    talk: str = "Talk"
    house: str = "House"
    inside: str = "Inside the model"
    inside_short: str = "Inside"
    parts: str = "Parts of the page"
    keys: str = "Keys"
    key_list: tuple[tuple[str, str], ...] = (
        ("/", "write"), ("Enter", "send"), ("Esc", "stop"), ("↑ ↓", "what you asked before"),
        ("Space", "hold or tap it to talk"), ("?", "this list"),
    )  # fmt: skip

    # The composer
    ask: str = "Ask, tell or show"
    ask_hint: str = "Type, show or say…"
    about: str = "About this picture"
    attached: str = "Attached"
    remove: str = "Remove"
    upload: str = "Add a picture or a sound"
    send: str = "Send"
    stop: str = "Stop"
    hold: str = "Hold or tap to talk"
    refused: str = (
        "The browser gives no microphone. Allow it in the address bar (it needs https or this "
        "machine), or add a recording with the clip."
    )
    listening: str = "Listening… let go to send."
    listening_on: str = "Listening… pause or tap to send."
    camera: str = "Camera"
    take: str = "Take a picture of what you mean"
    language: str = "You speak"
    options: str = "Voice and picture settings"
    fit: str = "How the picture becomes a square"
    listens: str = "What the model gets of speech"
    listenings: tuple[str, str, str] = ("Its words", "Its sounds", "Words and sounds")
    fits: tuple[str, str, str] = ("Whole, stretched", "Centre", "Whole, padded")
    rotation: str = "Turn clockwise"
    zoom: str = "Look closer"
    across: str = "Centre, left to right (%)"
    down: str = "Centre, top to bottom (%)"
    decoding: str = "Decoding"
    decodings: tuple[str, str, str] = ("Greedy, fastest", "Beam of 4", "Beam of 8, best")
    try_one: str = "Try one"
    examples: Mapping[str, str] = field(default_factory=_examples)
    nothing_given: str = "Type something, add a picture or hold the button to talk first."

    # The conversation
    conversation: str = "Conversation"
    welcome: str = "Show it, ask it, tell it."
    welcome_more: str = (
        "Pictures, voice and text go into one small model. It describes, answers, or changes the "
        "house beside this, and shows how it got there."
    )
    you: str = "You"
    reply: str = "Hearth"
    picture_of: str = "The picture of this request"
    heard: str = "Heard"
    sound_sent: str = "A recording"
    looking: str = "Looking…"
    hearing: str = "Listening…"
    reading: str = "Reading…"
    waking: str = "The models are loading."
    waking_recorded: str = "The models are loading; until then examples are recordings."
    loading: str = "The models are loading. This goes on as soon as they are there…"
    comes_next: str = "Comes next…"
    next_up: str = "Others are being answered. It is your turn in a moment…"
    live: str = "Live"
    recorded: str = "Recorded"
    recorded_note: str = "earlier, by this very model, in a house of its own. Yours is unchanged."
    recorded_path: str = "All figures are of the recorded run."
    run_live: str = "Run it live"
    stopped: str = "Stopped."
    unexpected: str = "Something went wrong on our side. Send it again, or try something else."
    not_sure: str = "I am not sure. My best guess:"
    confident: str = "{:.0%} sure"
    looks_like: str = "This looks like {0} (similarity {1:.2f})."
    meant: str = "I am not sure. Did you mean:"
    which: str = "Which one do you mean?"
    confirm: str = "Yes, do it"
    cancel: str = "No"
    cancelled: str = "Nothing was changed."
    as_it_was: str = "It was so already."
    summed: str = "Summed up: {0} of {1} sentences, word for word"
    speaks_for: str = "speaks for {0} of {1} sentences, {2:.0%} of the weight"
    todos: str = "To do"
    times: str = "Times"
    why_these: str = "Why these sentences?"
    because: str = (
        "A sentence counts when many others mean something like it and count themselves; what was "
        "said already is passed over. To-dos are sentences that ask for something to be done. "
        "Nothing here was written by the model."
    )
    pasted: str = "{} words"
    copy: str = "Copy"
    copied: str = "Copied"
    retry: str = "Retry"
    edit: str = "Edit"
    why: str = "Why?"
    clear: str = "Clear"
    save_page: str = "Save page"
    save_json: str = "Save JSON"
    exported: str = "A conversation with Hearth"

    # The house
    room: str = "You are in: {}"
    no_room: str = "any room"
    undo: str = "Undo"
    reset: str = "Start over"
    touch: str = "Touch a lamp, a blind or a lock. What opens or unlocks asks first."
    undone: str = "Taken back:"
    time_is_up: str = "{}: time is up."
    nothing_to_undo: str = "There is nothing to take back."
    restored: str = "The house is as it was in the beginning."
    nothing_to_do: str = "This can only be read."
    teach_title: str = "Teach a device, then say “turn this on”"
    teach_hint: str = (
        "Show a device close up and name it, one to five pictures. Then put another picture of it "
        "into the conversation and write “turn this on”. Only a fingerprint of the picture is "
        "kept, for this visit. The examples come in pairs: .1 to teach, .2 to show."
    )
    shown: str = "The device"
    this_is: str = "This is"
    teach: str = "Remember how it looks"
    taught: str = "I will know {0} again ({1} of 5 pictures)."
    no_picture: str = "Add a picture of the device first."

    # Inside the model
    path: str = "The path of the last request"
    no_path: str = "Send something, and its path through the model lights up here."
    stages: Mapping[str, str] = field(default_factory=_stages)
    vision: str = "picture"
    voice: str = "voice"
    text: str = "text"
    together: str = "with text and fusion"
    changed: str = "changed"
    waiting: str = "waits for a yes"
    read_only: str = "only read"
    to_sum_up: str = "a text to sum up"
    untouched: str = "untouched"
    total: str = "{:.0f} ms in all"
    sounded: str = "What the model heard"
    log_mel: str = (
        "The log-mel of the speech, {:.1f} seconds: time from left to right, pitch from the bottom "
        "up, and brighter where it is louder."
    )
    log_mel_note: str = (
        "All that the speech encoder gets of the voice. Below it each word at its time, with its "
        "probability."
    )
    saw: str = "What the model saw"
    saw_hint: str = "Point at a word to see where the model looked when it wrote it."
    all_words: str = "all words"
    play: str = "Play word by word"
    nothing_inside: str = "What it saw, heard, chose and wrote appears here."
    no_picture_seen: str = "This request had no picture to look at."
    crop: str = "The picture as the model sees it"
    chosen_with: str = "Chosen with {:.0%}"
    read_as: str = "Read as “{}”: it sounds like a name in this house."
    heard_as: str = "What it may have heard"
    heard_note: str = "The sounds fit all of these. Taken is what makes most sense in this house."
    considered: str = "Sentences it considered"
    considered_note: str = (
        "How near each lies to the picture. Taken is one that is near, and likely as a sentence."
    )
    route: str = "Which task it chose"
    tasks: Mapping[str, str] = field(default_factory=_tasks)
    wrote: str = "What it wrote, token by token"
    sure: str = "All of it together: {:.0%} sure."
    candidates: str = "It could point at {} places and devices:"
    fusing: str = "How it fuses"
    fuses_by: str = "From the next request on, picture, sound, words and house meet by"
    fusions: Mapping[str, str] = field(default_factory=_fusions)
    fusion_ways: Mapping[str, str] = field(default_factory=_fusion_ways)
    ask_all: str = "Ask all three the last request again"
    fusing_hint: str = (
        "The three answers to your last request appear here side by side. Each is given in a copy "
        "of the house as it was, so nothing happens in yours."
    )
    might_be: str = "What might be in it"
    no_labels: str = "Show a picture, and what it most likely shows appears here."
    none_of_labels: str = "The best of {0} labels, by probability. None of them: {1:.0%}."
    own_labels: str = "Compare it with your own labels"
    own_labels_hint: str = "cat, dog, sofa"
    compare: str = "Compare"
    present: str = "Present"
    aloud: str = "Answer aloud"
    footer: str = (
        "Pictures and sounds stay on this machine. The model is small and makes mistakes; its "
        "measured quality is in the model card."
    )
    failures: Mapping[str, str] = field(default_factory=_failures)


EN = Texts()
LANGUAGES = [
    ("English", "en"), ("Deutsch", "de"), ("Español", "es"), ("Français", "fr"),
    ("Italiano", "it"), ("Nederlands", "nl"), ("Português", "pt"), ("中文", "zh"), ("日本語", "ja"),
]  # fmt: skip
