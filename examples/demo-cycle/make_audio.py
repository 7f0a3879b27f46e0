"""Reads the transcript of the demonstration aloud: `python examples/demo-cycle/make_audio.py`.

Writes recordings/taller-1.mp3 (about half a megabyte) from recordings/taller-1.es.vtt with espeak-ng, one voice a
speaker, each cue at its own time, so that sound and words stay together. The voices are a machine's; nobody is
imitated. Does nothing when the file is there already; says so, and fails nothing, when a program is missing.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import wave
from array import array
from pathlib import Path

from thakhi.dialogue.transcript.read import read_transcript
from thakhi.terms.cue import Cue

HERE = Path(__file__).resolve().parent
TRANSCRIPT = HERE / "recordings" / "taller-1.es.vtt"
SOUND = HERE / "recordings" / "taller-1.mp3"
RATE = 22_050  # what espeak-ng gives
VOICES = {  # variant and pitch of espeak-ng for each speaker
    "Rosa Prueba": ("es-419+f2", 55),
    "Elena Prueba": ("es-419+f4", 40),
    "Juan Prueba": ("es-419+m3", 35),
    "Carmen Prueba": ("es-419+f3", 68),
}
WORDS_A_MINUTE = 150
FASTEST = 260
TAIL_MS = 1_500  # of silence at the end


def main() -> int:
    """Makes the sound unless it is there."""
    if SOUND.exists():
        return 0
    missing = [program for program in ("espeak-ng", "lame") if shutil.which(program) is None]
    if missing:
        print(f"no sound for the demonstration: {', '.join(missing)} is not installed", file=sys.stderr)
        return 0
    with TRANSCRIPT.open("rb") as stream:
        cues = read_transcript(stream, name=str(TRANSCRIPT)).cues
    _encode(_mixed(cues))
    return 0


def _mixed(cues: tuple[Cue, ...]) -> array[int]:
    """All cues on one track, each from its own moment on."""
    track = array("h", bytes(2 * _samples(max(cue.end_ms for cue in cues) + TAIL_MS)))
    for cue in cues:
        start, room = _samples(cue.start_ms), _samples(cue.end_ms - cue.start_ms)
        spoken = _fitting(cue, room)
        track[start : start + len(spoken)] = spoken
    return track


def _fitting(cue: Cue, room: int) -> array[int]:
    """The words of a cue, faster when they would not end in time."""
    for speed in range(WORDS_A_MINUTE, FASTEST, 10):
        spoken = _spoken(cue, speed)
        if len(spoken) <= room:
            return spoken
    return spoken[:room]


def _spoken(cue: Cue, speed: int) -> array[int]:
    voice, pitch = VOICES[cue.speaker]
    command = ["espeak-ng", "-v", voice, "-p", str(pitch), "-s", str(speed), "--stdout", cue.text]
    wav = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    with wave.open(io.BytesIO(wav)) as sound:
        samples = array("h", sound.readframes(sound.getnframes()))
    while samples and abs(samples[-1]) < 50:  # the silence that espeak-ng ends with
        samples.pop()
    return samples


def _samples(ms: int) -> int:
    return ms * RATE // 1000


def _encode(track: array[int]) -> None:
    """Writes the file whole: to a name beside it, then renamed."""
    wav = io.BytesIO()
    with wave.open(wav, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(track.tobytes())
    draft = SOUND.with_name(f".{SOUND.name}")
    subprocess.run(
        ["lame", "--quiet", "-m", "m", "-b", "24", "-", str(draft)], check=True, input=wav.getvalue(), timeout=120
    )
    draft.replace(SOUND)


if __name__ == "__main__":
    sys.exit(main())
