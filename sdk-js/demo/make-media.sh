#!/usr/bin/env bash
# Makes the demo's media, 60 s of test pattern and tone with a key frame every 2 s: media/sample.mp4 in one file, and media/abr/ in three
# sizes for HLS (master.m3u8) and DASH (manifest.mpd), which share the segments. Does nothing when it is there.
set -euo pipefail
cd "$(dirname "$0")"
# Sound of a full minute made a last segment of 11 ms, at which hls.js does not find the end.
[[ -s media/sample.mp4 && -s media/abr/manifest.mpd && ! -e media/abr/chunk-stream3-00031.m4s ]] && exit 0
command -v ffmpeg >/dev/null || { echo "make-media.sh needs ffmpeg (apt-get install ffmpeg)" >&2; exit 1; }
mkdir -p media
partial=$(mktemp -d media/partial.XXXXXX)
trap 'rm -rf "$partial"' EXIT

pattern=(-f lavfi -i "testsrc2=size=1280x720:rate=25:duration=60" -f lavfi -i "sine=frequency=330:sample_rate=48000:duration=59.95")
video=(-c:v libx264 -preset veryfast -profile:v high -pix_fmt yuv420p -g 50 -keyint_min 50 -sc_threshold 0)
audio=(-c:a aac -b:a 64k)

ffmpeg -v error -y "${pattern[@]}" "${video[@]}" -b:v 550k -maxrate 700k -bufsize 1400k "${audio[@]}" \
  -movflags +faststart -shortest "$partial/sample.mp4"
mkdir "$partial/abr"
ffmpeg -v error -y "${pattern[@]}" \
  -filter_complex "[0:v]split=3[a][b][c];[a]scale=320:180[small];[b]scale=640:360[middle];[c]copy[large]" \
  -map "[small]" -map "[middle]" -map "[large]" -map 1:a "${video[@]}" "${audio[@]}" \
  -b:v:0 150k -maxrate:v:0 180k -bufsize:v:0 300k -b:v:1 350k -maxrate:v:1 420k -bufsize:v:1 700k -b:v:2 800k -maxrate:v:2 960k -bufsize:v:2 1600k \
  -f dash -seg_duration 2 -use_template 1 -use_timeline 0 -adaptation_sets "id=0,streams=v id=1,streams=a" -hls_playlist 1 \
  "$partial/abr/manifest.mpd"
# Players would look for a segment that serves all sizes; there is one for each.
sed -i 's/ bitstreamSwitching="true"//' "$partial/abr/manifest.mpd"

chmod -R u=rwX,go=rX "$partial"
rm -rf media/abr media/sample.mp4
mv "$partial/abr" "$partial/sample.mp4" media/
