import { describe, expect, it } from 'vitest';
import { contributionsTo } from '../../../shared/tender/contributions.ts';
import { emptyLot } from '../../../shared/tender/empty.ts';
import { soundLot, soundTender } from './support.ts';

const linked = { axisId: 'axis', objectiveId: 'jobs' };
const tender = (id: string, schemeId: string | null, lots = [soundLot({ objectives: [linked] })]) => ({ ...soundTender(), id, schemeId, lots });

describe('what consultations bring to a scheme', () => {
  it('each linked lot gives one line an objective, with its hours, clauses and reservation', () => {
    const reservation = { ...emptyLot('x', 1).reservation, kind: 'siae' as const };
    const lot = soundLot({
      objectives: [linked, { axisId: 'axis', objectiveId: 'reserve' }],
      reservation,
      clauses: [{ slug: 'lot-reserve-insertion', values: {} }],
    });
    const lines = contributionsTo('s1', [tender('t1', 's1', [lot])]);
    expect(lines.map(({ objectiveId }) => objectiveId)).toEqual(['jobs', 'reserve']);
    expect(lines[0]).toMatchObject({ tenderId: 't1', lotNumber: 1, quarterHours: 1600, clauses: 1, reserved: true, launchOn: '2026-11-23' });
  });

  it('another scheme, or a lot without objective, brings nothing', () => {
    expect(contributionsTo('s1', [tender('t1', 's2'), tender('t2', null), tender('t3', 's1', [soundLot()])])).toEqual([]);
  });

  it('unknown hours stay unknown', () => {
    const lot = soundLot({ objectives: [linked], insertion: emptyLot('x', 1).insertion });
    expect(contributionsTo('s1', [tender('t1', 's1', [lot])])[0]?.quarterHours).toBeNull();
  });
});
