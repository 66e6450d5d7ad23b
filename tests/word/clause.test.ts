import { describe, expect, it } from 'vitest';
import { renderClause } from '../../server/word/export/clause.ts';
import { BLOCKS } from '../support/word/scheme-fixture.ts';
import { faultsOf, fileOf, pandocText, part } from '../support/word/word-files.ts';
import { itWith } from '../support/tools.ts';

const CLAUSE = {
  title: 'Clause d’insertion sociale',
  summary: 'Réserve des heures de travail.',
  parts: [
    { piece: 'CCAP', blocks: BLOCKS },
    { piece: 'Règlement de la consultation', blocks: BLOCKS.slice(0, 1) },
  ],
  references: ['CCP, art.\u00a0L.\u00a02112-2 · confirmé'],
  lawDate: '23 novembre 2026',
};
const file = fileOf(await renderClause(CLAUSE));
const body = part(file, 'word/document.xml');

describe('Une clause en document Word', () => {
  it('a un titre par pièce, puis ses références et la date du droit', () => {
    const chapters = [...body.matchAll(/<w:pStyle w:val="Heading1"\/>.*?<w:t xml:space="preserve">([^<]*)/g)].map(([, text]) => text);
    expect(chapters).toEqual(['CCAP', 'Règlement de la consultation', 'Références']);
    expect(body).toContain('Droit en vigueur au 23 novembre 2026');
    expect(body).toContain('CCP, art.\u00a0L.\u00a02112-2 · confirmé');
  });

  it('surligne ce qui reste à remplir', () => {
    expect(body).toContain('<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">[Objet à préciser]');
  });

  it('a les mêmes octets pour la même demande', async () => {
    expect(Buffer.compare(Buffer.from(fileOf(await renderClause(CLAUSE))), Buffer.from(file))).toBe(0);
  });

  itWith(['validator', 'pandoc'], 'n’a aucune faute et se lit ailleurs', async () => {
    expect(await faultsOf(file)).toEqual([]);
    expect(await pandocText(file)).toContain('Règlement de la consultation');
  });
});
