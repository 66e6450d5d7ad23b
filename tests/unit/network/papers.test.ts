import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../shared/api/network.ts';
import { CONTACT_PAPERS, contactPaper } from '../../../shared/network/papers.ts';
import { frenchTypography } from '../../../shared/typography.ts';
import { facilitator, referent } from './support.ts';

const materials = (contact: Contact) => ({
  contact,
  department: contact.kind === 'referent' ? 'Direction des routes' : null,
  organisation: 'Département de l’exemple',
  on: '2026-11-23',
});
const words = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.flatMap(words)
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(words)
        : [];
const textOf = (contact: Contact, paper: 'letter' | 'sheet'): string => words(contactPaper(paper, materials(contact))).join('\n');

describe('the papers of a contact', () => {
  it('carry the name, the department or the structure, the dates and the time given', () => {
    for (const paper of CONTACT_PAPERS) {
      for (const said of ['Alix Exemple', 'Direction des routes', '1er mars 2027', '2 jours par mois']) expect(textOf(referent(), paper), said).toContain(said);
      for (const said of ['Camille Exemple', 'Maison de l’emploi de l’exemple']) expect(textOf(facilitator(), paper), said).toContain(said);
    }
  });

  it('leave to be written by hand what the register does not say, and the signatures', () => {
    const text = textOf(referent({ from: null, daysPerMonth: null, position: '' }), 'letter');
    expect(text).toContain('…… / …… / …………');
    expect(text).toMatch(/…{10,} par mois/);
    expect(text).toContain('Signature');
    expect(text).not.toMatch(/\b(null|undefined|NaN)\b/);
  });

  it('say the last day of the mission, not the first day after it', () => {
    expect(textOf(referent({ until: '2028-03-01' }), 'letter')).toContain('29 février 2028');
  });

  it('are set in French already', () => {
    for (const contact of [referent(), facilitator()])
      for (const paper of CONTACT_PAPERS)
        for (const sentence of words(contactPaper(paper, materials(contact)))) expect(frenchTypography(sentence)).toBe(sentence);
  });

  it('cite the article of each text of law they name, and no other law', () => {
    const articles = [referent(), facilitator()].flatMap((contact) =>
      CONTACT_PAPERS.flatMap((paper) => [...textOf(contact, paper).matchAll(/[LRD]\.\s\d[\d-]*/g)].map(([article]) => article.replace(/\s/g, ' '))),
    );
    expect([...new Set(articles)].sort()).toEqual(['L. 2111-3', 'L. 2141-10']);
  });

  it('never let the facilitateur or the référent into the analysis of offers', () => {
    expect(textOf(facilitator(), 'letter')).toContain('n’analyse pas les offres');
    expect(textOf(referent(), 'letter')).toContain('aucun rôle dans l’analyse des offres');
  });
});
