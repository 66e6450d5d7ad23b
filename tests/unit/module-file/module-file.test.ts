import { describe, expect, it } from 'vitest';
import { yamlFault } from '../../../server/module-file/guard.ts';
import { readModuleFile } from '../../../server/module-file/read.ts';
import { writeModuleFile } from '../../../server/module-file/write.ts';
import { emptyModule } from '../../../shared/training/empty-module.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { ownModule } from '../../support/own-module.ts';

const ON = '2026-11-23';
const read = (text: string) => readModuleFile({ text, on: ON });
/** Words of libraries that must never reach a person. */
const FOREIGN = /\b(must|expected|should|invalid|required|property|properties|match|undefined)\b/i;

const FILE = writeModuleFile(ownModule());
const lineOf = (words: string, text = FILE): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

describe('the file of a module', () => {
  it('reads back as the same module', async () => {
    for (const module of [ownModule(), emptyModule('Brouillon')]) expect(await read(writeModuleFile(module))).toMatchObject({ content: module, faults: [] });
  });

  it('is read the same with a byte order mark and lines of Windows', async () => {
    expect((await read(`\ufeff${FILE.replaceAll('\n', '\r\n')}`)).content).toEqual(ownModule());
  });

  it('may leave out what a reader fills in', async () => {
    const { content, faults } = await read(`title: Court
summary: Un résumé.
audience: Tous
minutes: 10
passMark: 70
draw: 1
objectives: [Savoir]
lessons:
  - { id: a, title: Une leçon, text: Du texte. }
questions:
  - { id: q, kind: single, prompt: Oui ?, explanation: Oui., references: [], options: [{ text: Oui, right: true }, { text: Non }] }
`);
    expect(faults).toEqual([]);
    expect(content).toMatchObject({
      case: null,
      sheet: [],
      passMarkBasisPoints: 7000,
      questions: [{ lesson: null, reviewedOn: ON, options: [{ right: true }, { right: false }] }],
    });
  });

  it('says where its lines are, for what is judged later', async () => {
    const { places } = await read(FILE);
    expect(places['questions/1']).toEqual({ line: lineOf('id: ordre'), where: 'Question 2' });
    expect(places['lessons/0']).toEqual({ line: lineOf('id: lecon-1'), where: 'Leçon 1' });
  });

  it('gives what holds of a file that has faults, where it is in the file', async () => {
    const text = FILE.replace(/^passMark: .*$/m, 'passMark: 120')
      .replace('kind: ordering', 'kind: dessin')
      .replace('id: lecon-1', 'id: Leçon !');
    const { content, readable, places } = await read(text);
    expect(content).toBeNull();
    expect(readable?.questions.map(({ id, lesson }) => [id, lesson])).toEqual([
      ['choix', null],
      ['paires', null],
      ['calcul', null],
    ]);
    expect(places['questions/1']).toEqual({ line: lineOf('id: paires', text), where: 'Question 3' });
  });
});

describe('a fault of the file', () => {
  const faultsOf = async (text: string) => {
    const { content, faults } = await read(text);
    expect(content).toBeNull();
    for (const { message } of faults) expect(message).not.toMatch(FOREIGN);
    return faults;
  };

  it('is said with its line and its question, every one of them', async () => {
    const text = FILE.replace('kind: ordering', 'kind: dessin').replace('tolerance: 1', 'tolerance: beaucoup');
    const faults = await faultsOf(text);
    expect(faults.map(({ line, where }) => [line, where])).toEqual([
      [lineOf('kind: dessin', text), 'Question 2'],
      [lineOf('tolerance: beaucoup', text), 'Question 4'],
    ]);
    expect(faults[0]?.message).toContain('dessin');
  });

  it('is said of a field that is missing, unknown, too long, of a day that is none', async () => {
    expect((await faultsOf(FILE.replace(/^audience: .*\n/m, '')))[0]).toMatchObject({ where: 'Module', message: expect.stringContaining('audience') });
    expect((await faultsOf(FILE.replace('title: Le marché de nettoyage', 'titre: Le marché'))).map(({ where }) => where)).toEqual(['Leçon 1', 'Leçon 1']);
    expect((await faultsOf(FILE.replace('À retenir.', 'x'.repeat(LIMITS.richText + 1))))[0]?.message).toContain('trop long');
    expect((await faultsOf(FILE.replace('prompt: Que faites-vous', 'prompt: &ancre Que')))[0]?.message).toContain('ancres');
  });

  it('names the field in French, then as the file writes it', async () => {
    const text = FILE.replace(/^passMark: .*$/m, 'passMark: 120').replace('tolerance: 1', 'tolerance: beaucoup');
    expect((await faultsOf(text)).map(({ line, message }) => [line, message.replace(/\s/g, ' ')])).toEqual([
      [lineOf('passMark', text), '« seuil de réussite (passMark) » : Valeur trop grande : 100 au plus.'],
      [lineOf('tolerance', text), '« tolérance (tolerance) » : Écrivez un nombre.'],
    ]);
  });

  it.each([
    ['a field written twice', 'title: a\ntitle: b\n', 2],
    ['a tab', 'title: a\nlessons:\n\t- id: a\n', 3],
    ['a quote left open', 'title: "a\n', null],
    ['two modules', 'title: a\n---\ntitle: b\n', null],
    ['a list', '- title: a\n', null],
    ['nothing but a comment', '# rien\n', null],
    ['a word', 'bonjour', null],
  ])('is said of %s', async (_what, text, line) => {
    const [fault] = await faultsOf(text);
    expect(fault?.message).toMatch(/[.!]$/);
    if (line !== null) expect(fault?.line).toBe(line);
  });

  it('is said of a text that the dialect does not have', async () => {
    const text = FILE.replace('Un texte **important**.', 'Un texte `en code`.');
    expect(await faultsOf(text)).toEqual([{ line: expect.any(Number), where: 'Leçon 1', message: expect.stringContaining('n’est pas permis') }]);
  });
});

describe('a hostile file', () => {
  it.each([
    ['brackets in brackets', '['.repeat(500_000)],
    ['braces in braces', '{a: '.repeat(200_000)],
    ['lists in lists', '- '.repeat(300_000)],
    ['questions in questions', '? '.repeat(300_000)],
    ['steps without end', Array.from({ length: 1_300 }, (_step, index) => `${' '.repeat(index)}a:`).join('\n')],
    ['aliases of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'],
    ['fields without number', Array.from({ length: 60_000 }, (_field, index) => `a${index}: 1`).join('\n')],
  ])('is not read: %s', async (_what, text) => {
    const { content, faults } = await read(text);
    expect([content, faults.length]).toEqual([null, 1]);
  });

  it('is told from words that only look like it', () => {
    expect(yamlFault('a: "*pas un renvoi"\nb: |\n  - - - - - - - -\n  [[[[[[[[[[[[[[[[\n  &a *b\nc: un & deux * trois\n')).toBeNull();
  });
});
