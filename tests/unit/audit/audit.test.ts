import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainedText, type ChainedLine, NO_LINE } from '../../../shared/audit/chain.ts';
import { endOfDay, parisTime, startOfDay } from '../../../shared/audit/days.ts';
import { ACTION_LABELS, actionLabel, ENTITY_LABELS } from '../../../shared/audit/labels.ts';
import { type ChainLine, chainReader, type WrittenEnds } from '../../../shared/audit/verify.ts';

const hashOf = (previous: string, line: ChainedLine): string => createHash('sha256').update(chainedText(previous, line)).digest('hex');

function chain(actions: readonly string[]): { lines: ChainLine[]; ends: WrittenEnds } {
  let previous = NO_LINE;
  const lines = actions.map((action, i) => {
    const line = { seq: i + 1, at: '2026-11-23T09:00:00.000Z', personId: 'p', action, entity: action.slice(0, action.indexOf('.')), entityId: 'x' };
    previous = hashOf(previous, line);
    return { ...line, hash: previous };
  });
  return { lines, ends: { firstSeq: 1, firstPrevious: NO_LINE, lastSeq: lines.length, lastHash: previous } };
}

function faultOf(lines: readonly ChainLine[], ends: WrittenEnds): number | null {
  const reader = chainReader(ends, hashOf);
  for (const line of lines) {
    const fault = reader.read(line);
    if (fault) return fault.line;
  }
  return reader.end()?.line ?? null;
}

describe('the words of the journal', () => {
  it('names what every action is done to', () => {
    for (const action of Object.keys(ACTION_LABELS)) expect(Object.keys(ENTITY_LABELS)).toContain(action.slice(0, action.indexOf('.')));
  });

  it('gives each action its own words, and leaves an unknown one as it is written', () => {
    const labels = Object.values(ACTION_LABELS);
    expect(new Set(labels).size).toBe(labels.length);
    expect(actionLabel('scheme.created')).toBe('Schéma créé');
    expect(actionLabel('toString')).toBe('toString');
  });
});

describe('a day in Paris', () => {
  it('starts one hour before midnight UTC in winter, two in summer, and is an hour shorter or longer when the clocks change', () => {
    expect([startOfDay('2026-11-23'), endOfDay('2026-11-23')]).toEqual(['2026-11-22T23:00:00.000Z', '2026-11-23T23:00:00.000Z']);
    expect([startOfDay('2026-07-14'), endOfDay('2026-07-14')]).toEqual(['2026-07-13T22:00:00.000Z', '2026-07-14T22:00:00.000Z']);
    expect([startOfDay('2026-03-29'), endOfDay('2026-03-29')]).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
    expect([startOfDay('2026-10-25'), endOfDay('2026-10-25')]).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
  });

  it('always begins at midnight on the clocks of Paris', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(parisTime(startOfDay(day))).toBe(`${day} 00:00:00`);
      }),
    );
  });
});

describe('the chain', () => {
  const { lines, ends } = chain(['scheme.created', 'scheme.updated', 'scheme.updated', 'scheme.removed']);

  it('holds when nothing was touched', () => {
    expect(faultOf(lines, ends)).toBe(null);
  });

  it('shows a line removed, whichever it is', () => {
    for (const cut of lines)
      expect(
        faultOf(
          lines.filter((line) => line !== cut),
          ends,
        ),
      ).toBe(cut.seq);
  });

  it('shows a field changed, whichever it is', () => {
    for (const field of ['at', 'personId', 'action', 'entity', 'entityId'] as const)
      for (const changed of lines)
        expect(
          faultOf(
            lines.map((line) => (line === changed ? { ...line, [field]: 'autre' } : line)),
            ends,
          ),
        ).toBe(changed.seq);
  });

  it('shows an end that is not the one written, and a start that nothing tells', () => {
    expect(faultOf(lines, { ...ends, lastHash: NO_LINE })).toBe(4);
    expect(faultOf(lines.slice(0, 3), ends)).toBe(4);
    const [, second] = lines;
    expect(faultOf(lines.slice(2), { ...ends, firstSeq: 3, firstPrevious: second?.hash ?? '' })).toBe(3);
  });
});
