import { post } from './stage.ts';

/** Somebody who watches a video on demand: what happened, in seconds, and how far they got (0–1). */
interface Viewer {
  startup: number;
  stalls: number[];
  playing: number;
  completion: number;
}

export const organisation = 'numbers';
/** How many watch at the same time. */
export const watching = 24;
/** Seconds between heartbeats. */
const beat = 10;

/** Views whose figures are set, so that they can be worked out by hand: start-ups from 0.1 s to 6.1 s, a stall in every fourth. */
const viewers: Viewer[] = Array.from({ length: 120 }, (_, index) => ({
  startup: 0.1 + index * 0.05,
  stalls: index % 4 === 0 ? [0.4 + (index % 7) * 0.3] : [],
  playing: index < watching ? beat : 20 + (index % 11) * 7,
  completion: (index % 20) / 20,
}));

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** What the boards have to show, computed from the viewers directly. */
export const truth = () => {
  const playing = sum(viewers.map((viewer) => viewer.playing));
  const stalled = sum(viewers.flatMap(({ stalls }) => stalls));
  return {
    views: viewers.length,
    /** Start-up that 95 % stay within, seconds. */
    startup95: [...viewers].map(({ startup }) => startup).sort((a, b) => a - b)[Math.ceil(0.95 * viewers.length) - 1]!,
    rebufferRatio: stalled / (playing + stalled),
    completion: sum(viewers.map(({ completion }) => completion)) / viewers.length,
    playedHours: playing / 3600,
  };
};

const event = (index: number, type: string, data: object) => ({
  event_type: type,
  event_time: Date.now(),
  org_id: organisation,
  player_id: 'web',
  view_id: `view-${index}`,
  session_id: `session-${index}`,
  viewer_id: `viewer-${index}`,
  video: { id: 'film', content_type: 'vod' },
  data,
});

const milliseconds = (seconds: number) => Math.round(seconds * 1000);

/** While a viewer watches, a heartbeat every ten seconds, each viewer at a moment of their own. */
async function watch(index: number, isOver: () => boolean): Promise<void> {
  const begin = Date.now() + (index * beat * 1000) / watching;
  for (let beats = 1; !isOver(); beats++) {
    await new Promise((resolve) => setTimeout(resolve, begin + beats * beat * 1000 - Date.now()));
    await post('/v1/events', { events: [event(index, 'heartbeat', { playing_time_delta: beat * 1000 })] });
    viewers[index]!.playing += beat;
  }
}

/** Two dozen watch until it is over. */
export const watchTogether = (isOver: () => boolean) => Promise.all(Array.from({ length: watching }, (_, index) => watch(index, isOver)));

/** All that is left to tell comes at once, so that every series changes in the same publication. */
export const finish = () =>
  post('/v1/events', {
    events: viewers.flatMap(({ startup, stalls, playing, completion }, index) => [
      event(index, 'viewstart', {}),
      event(index, 'playing', { video_startup_time: milliseconds(startup) }),
      ...stalls.map((stall) => event(index, 'stall_end', { stall_duration: milliseconds(stall), cause: 'network' })),
      event(index, 'viewend', {
        outcome: 'played',
        playing_time: milliseconds(playing),
        playing_time_delta: milliseconds(index < watching ? beat : playing),
        completion_rate: completion,
      }),
    ]),
  });
