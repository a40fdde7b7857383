import { expect, it } from 'vitest';
import { evaluate } from '../../../pictures/data/logql.ts';

const line = (fields: object): [string, string] => ['1000000', JSON.stringify(fields)];

const streams = [
  { stream: { service_name: 'openqoe', org_id: 'acme-tv', event_type: 'error' }, values: [line({ error_code: 'HTTP_503', content_type: 'vod' }), line({ error_code: 'DECODE', content_type: 'live' })] },
  { stream: { service_name: 'openqoe', org_id: 'kino-plus', event_type: 'error' }, values: [line({ error_code: 'OTHER', content_type: 'vod' })] },
];

it('streams are selected, lines filtered and formatted', () =>
  expect(evaluate('{org_id="acme-tv", event_type=~"err.*"} | json | content_type!="live" | line_format "{{.error_code}}: {{.missing}}({{.org_id}})"', streams)).toEqual([
    ['1000000', 'HTTP_503: (acme-tv)'],
  ]));

it('without stages lines are as they came', () => expect(evaluate('{org_id="kino-plus"}', streams)).toEqual(streams[1]!.values));
