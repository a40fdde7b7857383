#!/usr/bin/env bash
# Makes the demo's video: 60 s of test pattern and tone, a key frame every 2 s, ready to stream. Does nothing when it is there.
set -euo pipefail
cd "$(dirname "$0")"
target=media/sample.mp4
[ -s "$target" ] && exit 0
command -v ffmpeg >/dev/null || { echo "make-media.sh needs ffmpeg (apt-get install ffmpeg)" >&2; exit 1; }
mkdir -p media
partial=$(mktemp media/sample.XXXXXX.mp4)
trap 'rm -f "$partial"' EXIT
ffmpeg -v error -y \
  -f lavfi -i "testsrc2=size=1280x720:rate=25:duration=60" \
  -f lavfi -i "sine=frequency=330:sample_rate=48000:duration=60" \
  -c:v libx264 -preset veryfast -profile:v high -pix_fmt yuv420p -b:v 550k -maxrate 700k -bufsize 1400k \
  -g 50 -keyint_min 50 -sc_threshold 0 -c:a aac -b:a 64k -movflags +faststart -shortest "$partial"
mv "$partial" "$target"
chmod 644 "$target"
