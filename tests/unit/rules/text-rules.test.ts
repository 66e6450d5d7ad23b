import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/api/findings.ts';
import { checkText, type Paragraph } from '../../../shared/rules/index.ts';
import { AFTER, BEFORE, lawOn } from '../tender/support.ts';
import { TEXT_CASES, type TextCase } from './text-cases.ts';

const paragraphs = (text: string): Paragraph[] =>
  text.split('\n').map((line) => (line.startsWith('# ') ? { text: line.slice(2), level: 1 } : { text: line, level: null }));

const read = ({ rule, piece, whole = false, ccag }: TextCase, text: string, on = AFTER): Finding[] =>
  checkText({ kind: piece, whole, ccag: ccag ?? null }, paragraphs(text), lawOn(on)).filter((finding) => finding.rule === rule);

describe('checks on the text of a piece', () => {
  for (const example of TEXT_CASES) {
    for (const text of example.caught) {
      it(`${example.rule} catches « ${text} »`, () => {
        const [finding] = read(example, text);
        expect(finding?.rule).toBe(example.rule);
        if (example.severity) expect(finding?.severity).toBe(example.severity);
      });
    }
    for (const text of example.left) {
      it(`${example.rule} leaves « ${text} »`, () => {
        expect(read(example, text).map(({ message }) => message)).toEqual([]);
      });
    }
  }

  it('says « à vérifier » for a term whose successor was read in no source', () => {
    const said = (text: string) => checkText({ kind: 'ccap', whole: false, ccag: null }, paragraphs(text), lawOn(AFTER)).find(({ rule }) => rule === 'L27');
    expect(said('Les jeunes en Garantie jeunes sont éligibles.')).toMatchObject({ confidence: 'unverified' });
    expect(said('Les jeunes en Garantie jeunes sont éligibles.')?.message).toContain('à vérifier');
    expect(said('Les personnes suivies par Pôle emploi depuis douze mois.')).toMatchObject({ confidence: 'confirmed' });
  });

  it('says where: the paragraph, and the words as written', () => {
    const [finding] = checkText(
      { kind: 'rc', whole: false, ccag: null },
      paragraphs('Objet du marché.\nIntroduction. Seules les entreprises implantées dans le Département peuvent répondre.'),
      lawOn(),
    );
    expect(finding?.where).toMatchObject({ scope: 'piece', piece: 'rc', paragraph: 1, matched: 'entreprises implantées dans le Département' });
  });

  it('keeps the id of a finding when a paragraph is added above', () => {
    const facts = { kind: 'rc', whole: false, ccag: null } as const;
    const text = 'La priorité sera donnée aux entreprises locales.';
    expect(checkText(facts, paragraphs(`Un.\n${text}`), lawOn())[0]?.id).toBe(checkText(facts, paragraphs(text), lawOn())[0]?.id);
  });

  it('reads a list under the sentence that forbids its items', () => {
    const facts = { kind: 'rc', whole: false, ccag: null } as const;
    expect(
      checkText(facts, paragraphs('Ne sont jamais pris en compte :\nla politique RSE de l’entreprise, comme critère ;\nune préférence locale.'), lawOn()),
    ).toEqual([]);
  });

  it('does not apply the change of August 2026 before its day', () => {
    const example = TEXT_CASES.find(({ rule }) => rule === 'L04');
    expect(example && read(example, 'Le critère unique d’attribution est le prix.', BEFORE)).toEqual([]);
  });
});
