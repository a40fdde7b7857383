import { post, settings } from './stage.ts';

const organisation = 'acme-tv';
const at = (path: string) => `${path}?organisation=${organisation}`;

const event = (fields: object) => ({
  event_type: 'viewend',
  event_time: Date.now(),
  player_id: 'web',
  view_id: 'occasion',
  session_id: 'occasion',
  viewer_id: 'occasion',
  org_id: organisation,
  ...fields,
});

/** What usual traffic does not bring: a faulty event, reports an SDK lost, incidents of which one was handled, somebody who is told. */
export async function bringOccasions(): Promise<void> {
  await post('/v1/events', {
    events: [event({ data: { queue_dropped: 3, outcome: 'played' } }), event({ event_type: 'no such type' })],
  });
  await post(at('/v1/routing'), { receivers: [{ name: 'test', channels: [{ type: 'webhook', url: `${settings.neighbours}/hook`, secrets: ['secret'] }] }], route: { receiver: 'test' } }, 'PUT');
  for (const title of ['The first', 'The second']) {
    const { id } = (await post(at('/v1/incidents'), { title, severity: 'warning', author: 'test' })) as { id: string };
    if (title === 'The second') continue;
    for (const step of ['acknowledge', 'resolve']) await post(at(`/v1/incidents/${id}/${step}`), { author: 'test', text: 'seen' });
  }
}
