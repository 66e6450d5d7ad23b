import { describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { TenderContent } from '../../../shared/api/tenders.ts';
import { emptyTender } from '../../../shared/tender/empty.ts';
import { counter, soundTender, tenLots } from './support.ts';

describe('a consultation', () => {
  it('is created from its title alone, with one lot', () => {
    const tender = emptyTender('Nettoyage des écoles', counter());
    expect(tender.lots).toHaveLength(1);
    expect(tender.lots[0]?.id).toBe('t1');
    expect([...Value.Errors(TenderContent, tender)]).toEqual([]);
  });

  it('keeps every unknown as null, never « no » nor zero', () => {
    const values = JSON.stringify(emptyTender('Nettoyage', counter()));
    expect(values).not.toContain('false');
    expect(values.replace(/"number":1/, '')).not.toMatch(/:\d/);
  });

  it('holds a complete tender too', () => {
    expect([...Value.Errors(TenderContent, soundTender())]).toEqual([]);
    expect([...Value.Errors(TenderContent, tenLots())]).toEqual([]);
  });
});
