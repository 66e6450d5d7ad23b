import { describe, expect, it } from 'vitest';
import { addLot, duplicateLot, insertLot, moveLot, removeLot } from '../../../client/features/tenders/steps/lots/edit.ts';
import type { Tender, TenderPatch } from '../../../shared/api/tenders.ts';
import { emptyLot, emptyTender } from '../../../shared/tender/empty.ts';

const tenderOf = (...titles: string[]): Tender => ({
  ...emptyTender('Collège', () => 'x'),
  id: 't',
  revision: 1,
  createdAt: '',
  updatedAt: '',
  exerciseId: null,
  lots: titles.map((title, index) => emptyLot(title, index + 1, title)),
});
const patched = (tender: Tender, patch: TenderPatch): Tender => ({ ...tender, ...patch });
const line = ({ lots }: Tender): string[] => lots.map(({ number, id }) => `${number} ${id}`);
let made = 0;
const newId = (): string => {
  made += 1;
  return `new-${made}`;
};

describe('the list of lots', () => {
  it('numbers the lots by their rank, whatever is moved or removed', () => {
    const tender = tenderOf('a', 'b', 'c');
    expect(line(patched(tender, moveLot(tender, 'c', -1)))).toEqual(['1 a', '2 c', '3 b']);
    expect(line(patched(tender, removeLot(tender, 'a')))).toEqual(['1 b', '2 c']);
    expect(moveLot(tender, 'a', -1)).toEqual({});
  });

  it('puts a removed lot back where it was', () => {
    const tender = tenderOf('a', 'b', 'c');
    const [, lot] = tender.lots;
    if (!lot) throw new Error('three lots');
    const without = patched(tender, removeLot(tender, 'b'));
    expect(line(patched(without, insertLot(without, lot, 1)))).toEqual(['1 a', '2 b', '3 c']);
  });

  it('never loses the last lot', () => {
    expect(removeLot(tenderOf('a'), 'a')).toEqual({});
  });

  it('knows that a purchase is divided from the second lot, and forgets it when one is left', () => {
    const one = tenderOf('a');
    const two = patched(one, addLot(one, 'b'));
    expect(two.allotment.divided).toBe(true);
    expect(patched(two, removeLot(two, 'b')).allotment.divided).toBeNull();
  });

  it('copies a lot right behind it, with identifiers of its own', () => {
    const tender = tenderOf('a', 'b');
    const [lot] = tender.lots;
    if (!lot) throw new Error('two lots');
    lot.conditions = [{ id: 'k', family: 'social', kind: null, title: '', text: '', clauseSlug: null }];
    const copied = patched(tender, duplicateLot(tender, 'a', newId));
    expect(copied.lots.map(({ title }) => title)).toEqual(['a', 'a (copie)', 'b']);
    const ids = copied.lots.flatMap(({ id, conditions }) => [id, ...conditions.map((condition) => condition.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
