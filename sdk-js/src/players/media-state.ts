import type { PlayerState } from "../session/signals";
import type { PlayerFacts } from "./player-kind";

const HAVE_CURRENT_DATA = 2;
const HAVE_FUTURE_DATA = 3;

/** Reads a media element. @param frameSeen whether a frame of its media is known to have been on the screen. @param facts what its player knows better. */
export function mediaState(media: HTMLMediaElement, frameSeen: boolean, facts: PlayerFacts): PlayerState {
  const video = media as Partial<HTMLVideoElement>;
  const frames = video.getVideoPlaybackQuality?.();
  const background = document.visibilityState === "hidden";
  // Audio has no frames, some browsers do not report them, and none does in the background.
  const unseeable = !video.videoWidth || !video.requestVideoFrameCallback || background;
  return {
    position: media.currentTime,
    duration: facts.live?.() ? Infinity : media.duration,
    paused: media.paused,
    seeking: media.seeking,
    ended: media.ended,
    loop: media.loop,
    rate: facts.rate?.() ?? media.playbackRate,
    bufferLength: bufferAhead(media),
    canMove: media.readyState >= HAVE_FUTURE_DATA,
    frameShown: frameSeen || (unseeable && media.readyState >= HAVE_CURRENT_DATA),
    hidden: background && document.pictureInPictureElement !== media,
    width: video.videoWidth ?? 0,
    height: video.videoHeight ?? 0,
    droppedFrames: frames?.droppedVideoFrames ?? 0,
    decodedFrames: frames?.totalVideoFrames ?? 0,
  };
}

/** Milliseconds of media from the playhead to the end of the range it is in. */
function bufferAhead({ buffered, currentTime }: HTMLMediaElement): number {
  for (let i = 0; i < buffered.length; i++) {
    if (buffered.start(i) <= currentTime && currentTime <= buffered.end(i)) return (buffered.end(i) - currentTime) * 1000;
  }
  return 0;
}
