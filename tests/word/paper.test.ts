import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { decisionsPaper } from '../../shared/tender-papers/decisions.ts';
import { hoursPaper } from '../../shared/tender-papers/hours.ts';
import type { Paper } from '../../shared/tender-papers/paper.ts';
import { piecePaper, textsLeft } from '../../shared/tender-papers/pieces.ts';
import { makeArchive } from '../../server/word/archive.ts';
import { renderPaper } from '../../server/word/export/paper.ts';
import { present } from '../support/content.ts';
import { itWith } from '../support/tools.ts';
import { faultsOf, fileOf, pagesOf, pandocText, part } from '../support/word/word-files.ts';
import { materialsOf, schoolTender } from '../unit/tender-papers/support.ts';

const materials = materialsOf(schoolTender());
const NOTE = decisionsPaper(materials);
const CCAP = piecePaper(materials, 'ccap', textsLeft(materials.clauses, []).find(({ piece }) => piece === 'ccap')?.texts ?? []);
const note = fileOf(await renderPaper(NOTE));
const body = part(note, 'word/document.xml');

describe('A paper in Word', () => {
  it('is A4, with its title, its lead and real headings', () => {
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(body).toMatch(/<w:pStyle w:val="ClauseTitle"\/>.*?Note de décision/);
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)?.length).toBe(NOTE.nodes.filter(({ kind }) => kind === 'chapter').length);
  });

  it('repeats the header of each of its tables, and splits none of their rows', () => {
    const tables = NOTE.nodes.filter(({ kind }) => kind === 'table').length;
    expect(body.match(/<w:tblHeader\/>/g)?.length).toBe(tables);
    expect(body.match(/<w:tr>/g)?.length).toBe(body.match(/<w:cantSplit\/>/g)?.length);
  });

  it('closes its body with a paragraph when it ends with a table', () => {
    expect(NOTE.nodes.at(-1)?.kind).toBe('table');
    expect(body).toMatch(/<\/w:tbl><w:p>(?:(?!<w:tbl>).)*<\/w:p><w:sectPr/s);
  });

  it('has its law day and page number at the foot of every page', () => {
    const footer = part(note, 'word/footer1.xml');
    expect(footer).toContain('Droit au 15 mars 2027');
    expect(footer).toContain('NUMPAGES');
  });

  it('highlights in the texts of a piece what is left to fill', async () => {
    expect(part(fileOf(await renderPaper(CCAP)), 'word/document.xml')).toContain('<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">[Tâches');
  });

  it('has the same bytes for the same paper', async () => {
    expect(Buffer.compare(Buffer.from(fileOf(await renderPaper(NOTE))), Buffer.from(note))).toBe(0);
  });

  it('may be empty without being broken', async () => {
    const empty: Paper = { title: 'Rien', lead: '', nodes: [], footer: '' };
    expect(part(fileOf(await renderPaper(empty)), 'word/document.xml')).toContain('Rien');
  });

  itWith(['validator'], 'has no fault, whichever it is', async () => {
    for (const paper of [NOTE, CCAP, present(hoursPaper(materials)), { title: 'Rien', lead: '', nodes: [], footer: '' }])
      expect([paper.title, await faultsOf(fileOf(await renderPaper(paper)))]).toEqual([paper.title, []]);
  });

  itWith(['pandoc', 'soffice', 'pdftotext'], 'reads elsewhere, page by page', async () => {
    expect(await pandocText(note)).toContain('Ce que la loi demande au 15 mars 2027');
    const pages = await pagesOf(note);
    expect(pages.every((page, i) => page.includes(`Page ${i + 1}`))).toBe(true);
    expect(pages[0]).toContain('point bloquant');
  });
});

describe('An archive', () => {
  const files = [
    { name: 'Lisez-moi.txt', data: new TextEncoder().encode('Dans cette archive') },
    { name: 'Pieces/CCAP.docx', data: note },
  ];

  it('holds each file to the byte, in the order given', async () => {
    const opened = unzipSync(fileOf(await makeArchive({ files })));
    expect(Object.keys(opened)).toEqual(files.map(({ name }) => name));
    expect(Buffer.from(present(opened['Pieces/CCAP.docx'])).equals(Buffer.from(note))).toBe(true);
  });

  it('has the same bytes for the same files', async () => {
    expect(Buffer.from(fileOf(await makeArchive({ files }))).equals(Buffer.from(fileOf(await makeArchive({ files }))))).toBe(true);
  });

  it('is refused past its bound, in words', async () => {
    const refused = await makeArchive({ files: [{ name: 'a.docx', data: new Uint8Array(LIMITS.archiveBytes + 1) }] });
    expect(isRefusal(refused) && refused).toMatchObject({ refused: 'TOO_LARGE', remedy: 'Téléchargez les pièces une par une.' });
  });
});
