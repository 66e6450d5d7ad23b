/** The insertion engine by its corners: what the corpus does not hold. */
import { describe, expect, it } from 'vitest';
import type { Block } from '#shared/api/blocks.ts';
import type { ClauseInsertion, InsertionOrder } from '../../server/jobs/tasks.ts';
import { insertClauses } from '../../server/word/insertion/insert.ts';
import { isSound } from '../../server/word/insertion/check.ts';
import { makeIds } from '../../server/word/insertion/ids.ts';
import { named, namingOf } from '../../server/word/insertion/naming.ts';
import { betweenTyped, nextTyped, readTyped, writtenTyped } from '../../server/word/insertion/typed-numbers.ts';
import { openWord } from '../../server/word/outline/read.ts';
import { parseXml } from '../../server/word/ooxml/xml.ts';
import { itWith } from '../support/tools.ts';
import { accepted, insertionItem, insertionOrder, placeOf, readingOf } from '../support/word/clause.ts';
import { acceptedText, mainWords, onlyAdded, partWords } from '../support/word/markup.ts';
import { faultsOf, pandocText } from '../support/word/word-files.ts';
import { numberingXml, p, section, table, wordFile } from './corpus/kit.ts';
import { frenchLists, frenchStyles } from './corpus/styles.ts';

const words = (text: string) => [{ kind: 'text' as const, text }];
const heading = (text: string, level = 1): Block => ({ kind: 'heading', level, content: words(text) });
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: words(text) });
const grid = (...rows: string[][]): Block => ({ kind: 'table', header: [words('Lot'), words('Heures')], rows: rows.map((row) => row.map(words)) });

const clause = (slug: string, after: string, blocks: Block[], more: Partial<ClauseInsertion> = {}): ClauseInsertion =>
  insertionItem(after, { slug, blocks, missing: [], title: slug, ...more });

const TITLED = { styles: frenchStyles(1), numbering: frenchLists() };
const title = (text: string, level = 1): string => p(text, { style: `Titre${level}` });

async function into(file: Uint8Array, items: (at: (beginning: string | null) => string) => ClauseInsertion[], more: Partial<InsertionOrder> = {}) {
  const reading = await readingOf(file);
  return accepted(
    await insertClauses(
      insertionOrder(
        file,
        items((beginning) => placeOf(reading, beginning)),
        more,
      ),
    ),
  );
}

/** Lines of a file as accepted, without those that hold nothing. */
const linesOf = (file: Uint8Array): string[] =>
  acceptedText(mainWords(file))
    .split('\n')
    .filter((line) => line.trim() !== '');

describe('Les numéros tapés à la main', () => {
  it.each([
    ['ARTICLE 12 – Pénalités', 'ARTICLE 13 – ', 'ARTICLE 12\u00a0bis – '],
    ['Article 3 : Prix', 'Article 4 : ', 'Article 3\u00a0bis : '],
    ['Article 3 bis - Prix', 'Article 4 - ', 'Article 3\u00a0ter - '],
    ['Article premier. Objet', 'Article 2. ', 'Article premier\u00a0bis. '],
    ['3.2 Objet', '3.3 ', '3.2\u00a0bis '],
    ['IV – Prix', 'V – ', 'IV\u00a0bis – '],
    ['C) Prix', 'D) ', 'C\u00a0bis) '],
    ['09. Prix', '10. ', '09\u00a0bis. '],
    ['Article 5\tPrix', 'Article 6\t', 'Article 5\u00a0bis\t'],
  ])('« %s » est suivi de « %s », ou de « %s »', (text, next, between) => {
    const number = readTyped(text);
    if (!number) throw new Error('numéro non lu');
    const middle = betweenTyped(number);
    expect([writtenTyped(nextTyped(number)), middle && writtenTyped(middle)]).toEqual([next, between]);
  });

  it.each(['12 mois de garantie', 'Prix', 'Conditions du marché', 'Il est convenu'])('« %s » n’en porte pas', (text) => expect(readTyped(text)).toBeNull());

  it('prend le numéro libre à la fin, « bis » puis « ter » quand la suite est prise', async () => {
    const file = wordFile({
      body: ['Article 1 – Objet', 'Article 2 – Prix'].map((line) => p(line, { bold: true }) + p('Un texte assez long pour suivre un titre.')).join(''),
    });
    const { file: made, report } = await into(file, (at) => [
      clause('a', at('Article 1'), [heading('Insertion'), paragraph('a'), heading('Suivi'), paragraph('b')]),
      clause('b', at('Article 2'), [heading('Égalité'), paragraph('c')]),
    ]);
    expect(linesOf(made).filter((line) => line.startsWith('Article'))).toEqual([
      'Article 1 – Objet',
      'Article 1\u00a0bis – Insertion',
      'Article 1\u00a0ter – Suivi',
      'Article 2 – Prix',
      'Article 3 – Égalité',
    ]);
    expect(report.items.map(({ numbering, number, warnings }) => [numbering, number, warnings.some((line) => line.includes('renumérotés'))])).toEqual([
      ['typed', 'Article 1 bis', true],
      ['typed', 'Article 3', false],
    ]);
  });
});

describe('Plusieurs clauses dans un fichier', () => {
  const file = wordFile({
    body: title('Objet') + p('Le marché a un objet.') + title('Prix') + title('Révision', 2) + p('Le prix est révisé.') + title('Litiges') + p('Le tribunal.'),
    ...TITLED,
  });

  it('gardent leur ordre à la même place, les sous-titres avant l’article suivant, et se comptent l’une l’autre', async () => {
    const { file: made, report } = await into(file, (at) => [
      clause('c', at('Litiges'), [heading('Recours'), paragraph('recours')]),
      clause('a', at('Prix'), [heading('Insertion'), paragraph('insertion')]),
      clause('b', at('Prix'), [heading('Égalité'), paragraph('égalité')]),
      clause('d', at('Prix'), [heading('Avance'), paragraph('avance')], { placement: 'inside' }),
    ]);
    expect(linesOf(made)).toEqual([
      'Objet',
      'Le marché a un objet.',
      'Prix',
      'Révision',
      'Le prix est révisé.',
      'Avance',
      'avance',
      'Insertion',
      'insertion',
      'Égalité',
      'égalité',
      'Litiges',
      'Le tribunal.',
      'Recours',
      'recours',
    ]);
    expect(report.items.map(({ slug, number, place }) => [slug, number, place])).toEqual([
      ['c', '6', '3 Litiges'],
      ['a', '3', '2 Prix'],
      ['b', '4', '2 Prix'],
      ['d', '2.2', '2 Prix'],
    ]);
  });

  it('sont refusées ensemble si l’une ne peut pas être mise, ou si elle est demandée deux fois', async () => {
    const order = insertionOrder(file, [clause('a', 'end', [paragraph('a')]), clause('b', 'p99-abc', [paragraph('b')])]);
    expect(await insertClauses(order)).toMatchObject({ refused: 'PLACE_GONE', message: expect.stringContaining('« b »') });
    const twice = insertionOrder(file, [clause('a', 'end', [paragraph('a')]), clause('a', 'end', [paragraph('a')])]);
    expect(await insertClauses(twice)).toMatchObject({ refused: 'INVALID_INPUT' });
  });
});

describe('La place', () => {
  it('va avant le paragraphe vide qui ferme une section, mais ne coupe jamais un article dont le dernier paragraphe la ferme', async () => {
    const closing = (text: string): string => p(text, { end: section() });
    const file = wordFile({
      body:
        title('Objet') + p('Un objet.') + closing('') + title('Prix') + p('Un prix.') + closing('Dernier mot du prix.') + title('Litiges') + p('Un litige.'),
      ...TITLED,
    });
    const { file: made, report } = await into(file, (at) => [
      clause('a', at('Objet'), [paragraph('A')]),
      clause('b', at('Prix'), [heading('B'), paragraph('b')]),
    ]);
    expect(linesOf(made)).toEqual(['Objet', 'Un objet.', 'A', 'Prix', 'Un prix.', 'Dernier mot du prix.', 'B', 'b', 'Litiges', 'Un litige.']);
    const sections = mainWords(made).split('<w:sectPr>');
    expect(sections[0]).toContain('>A<');
    expect(report.items.map(({ warnings }) => warnings.some((line) => line.includes('saut de section')))).toEqual([false, true]);
  });

  it('demandée dans un tableau, vient juste derrière lui', async () => {
    const file = wordFile({
      body:
        title('Prix') +
        table([
          ['Lot', 'Prix'],
          ['Un', 'Cent'],
        ]) +
        p('Après le tableau.'),
    });
    const { file: made, report } = await into(file, (at) => [clause('a', at('Cent'), [paragraph('A')])]);
    expect(mainWords(made)).toMatch(/<\/w:tbl><w:p>(?:(?!<w:p>).)*>A</);
    expect(report.items[0]?.warnings.join()).toContain('tableau');
  });

  it('passe les lignes vides pour se mettre devant des mots', async () => {
    const file = wordFile({ body: title('Objet') + p('Un objet.') + p('') + p('') + title('Prix') + p('Un prix.'), ...TITLED });
    const { file: made, report } = await into(file, (at) => [clause('a', at('Un objet'), [paragraph('A')])]);
    expect(onlyAdded(mainWords(file), mainWords(made))).not.toBeNull();
    expect(mainWords(made)).toMatch(/<w:p><\/w:p><w:p><\/w:p><w:p>(?:(?!<\/w:p>).)*>A</);
    expect(report.items[0]?.warnings).toEqual([]);
  });
});

describe('Les listes et les tableaux', () => {
  const LIST: Block = { kind: 'list', ordered: true, items: ['un', 'deux'].map((text) => ({ content: words(text) })) };
  const lists = numberingXml([
    {
      id: 4,
      levels: [
        { format: 'decimal', text: '%1)' },
        { format: 'lowerLetter', text: '%2)' },
      ],
    },
  ]);
  const item = (text: string): string => p(text, { list: [4, 0] });

  it('une liste numérotée repart à un sans décaler celle du fichier qui continue plus loin', async () => {
    const file = wordFile({
      body: title('Objet') + p('Texte.') + item('premier point du fichier') + title('Prix') + p('Texte.') + item('deuxième point du fichier'),
      styles: frenchStyles(),
      numbering: lists,
    });
    const { file: made } = await into(file, (at) => [clause('a', at('Objet'), [paragraph('Trois cas :'), LIST])]);
    const numbering = partWords(made, 'word/numbering.xml');
    expect(
      onlyAdded(partWords(file, 'word/numbering.xml').replace('<w:num ', '|<w:num '), numbering.replace('<w:num w:numId="4"', '|<w:num w:numId="4"')),
    ).not.toBe('');
    expect(numbering.match(/<w:abstractNum /g)).toHaveLength(2);
    const again = accepted(openWord(made));
    expect(again.blocks.flatMap(({ number, text }) => (number ? [`${number} ${text}`] : []))).toEqual([
      '1) premier point du fichier',
      '1) un',
      '2) deux',
      '2) deuxième point du fichier',
    ]);
  });

  it('une liste numérotée reprend la définition du fichier quand elle ne sert plus', async () => {
    const file = wordFile({
      body: title('Objet') + p('Texte.') + item('premier point du fichier') + title('Prix') + p('Texte.'),
      styles: frenchStyles(),
      numbering: lists,
    });
    const { file: made } = await into(file, (at) => [clause('a', at('Prix'), [LIST])]);
    expect(partWords(made, 'word/numbering.xml').match(/<w:abstractNum /g)).toHaveLength(1);
    expect(partWords(made, 'word/numbering.xml')).toContain(
      '<w:num w:numId="5"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
    );
    const again = accepted(openWord(made));
    expect(again.blocks.flatMap(({ number, text }) => (number && text !== 'Objet' ? [`${number} ${text}`] : []))).toEqual([
      '1) premier point du fichier',
      '1) un',
      '2) deux',
    ]);
  });

  const strict = (xml: string): string =>
    xml
      .replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')
      .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships');
  const bodies = {
    fin: title('Prix') + p('Un prix.'),
    tableau:
      title('Prix') +
      table([
        ['a', 'b'],
        ['c', 'd'],
      ]) +
      title('Suite') +
      p('Suite.'),
  };
  const TABLES = [
    grid(['Un', '420'], ['Deux', '0']),
    grid(['Trois', '1']),
    LIST,
    { kind: 'list' as const, ordered: false, items: [{ content: words('puce') }] },
    grid(['Quatre', '1']),
  ];

  for (const [name, body] of Object.entries(bodies))
    for (const dialect of [undefined, strict])
      itWith(['validator'], `des tableaux qui se suivent et des listes à créer, valides (${name}${dialect ? ', strict' : ''})`, async () => {
        const file = wordFile({ body, styles: frenchStyles(), ...(dialect ? { dialect } : {}) });
        const { file: made } = await into(file, (at) => [clause('a', at('Prix'), TABLES, { comment: 'CCP, art. L. 2112-2' })]);
        expect(await faultsOf(made)).toEqual([]);
        expect(mainWords(made)).not.toMatch(/<\/w:tbl><w:tbl>|<\/w:tbl><w:sectPr/);
        expect(mainWords(made).match(/<w:tblHeader\/><w:ins /g)).toHaveLength(3);
        expect(onlyAdded(mainWords(file), mainWords(made))).not.toBeNull();
      });
});

describe('Ce qui entoure la clause', () => {
  const file = wordFile({ body: title('Prix') + p('Un prix.'), ...TITLED });

  itWith(['pandoc'], 'sans suivi, rien n’est marqué et le texte se lit', async () => {
    const { file: made } = await into(file, (at) => [clause('a', at('Prix'), [heading('Insertion'), paragraph('Un <texte> & "tout"\u0007 cela')])], {
      tracked: false,
    });
    expect(mainWords(made)).not.toMatch(/<w:(ins|del)[ >]/);
    expect(await pandocText(made)).toContain('Un <texte> & "tout" cela');
  });

  it('les noms d’auteur ne quittent que les propriétés', async () => {
    const { file: made, report } = await into(file, (at) => [clause('a', at('Prix'), [paragraph('A')], { comment: 'Base' })], {
      cleanAuthors: true,
      author: 'Agent <Essai>',
    });
    expect(partWords(made, 'docProps/core.xml')).toBe(partWords(file, 'docProps/core.xml').replace('Auteur Essai', '').replace('Relecteur Essai', ''));
    expect(partWords(made, 'docProps/app.xml')).toBe(
      partWords(file, 'docProps/app.xml').replace('Chef Essai', '').replace('Commune de l’Exemple (fictif)', ''),
    );
    expect(mainWords(made)).toContain('w:author="Agent &lt;Essai&gt;"');
    expect(report.warnings.join()).toContain('gardent les leurs');
  });

  it('le compte rendu ne laisse passer aucune balise du fichier', async () => {
    const spiked = wordFile({ body: p('Article 1 – Prix <script>alert(1)</script>', { bold: true }) + p('Un <b>prix</b>.') });
    const { report } = await into(spiked, (at) => [clause('a', at('Un '), [paragraph('A & B')])]);
    expect(report.items[0]?.html).toContain('<p>Un &lt;b&gt;prix&lt;/b&gt;.</p><ins><p>A &amp; B</p></ins>');
    expect(report.items[0]?.place).toContain('Article 1');
  });
});

describe('Les gardes du moteur', () => {
  it('les identifiants neufs évitent tous les anciens, même au bord', () => {
    const ids = makeIds(['<w:a w:id="7"/><w:b w:id = \'2146999999\'/><w:c w:id="1"/><d r:id="rId900"/>']);
    expect([ids.next(), ids.next(), ids.next()]).toEqual([2_147_000_000, 2, 3]);
  });

  it('un texte qui ne rend pas l’original, ou un identifiant déjà pris, n’est pas sûr', () => {
    const file = accepted(openWord(wordFile({ body: title('Prix') + p('Un prix.') })));
    const at = file.body.children[1]?.start ?? 0;
    const cut = (text: string) => ({ splices: [{ start: at, end: at, text }], result: file.xml.slice(0, at) + text + file.xml.slice(at) });
    const ids = { used: new Set([3]), given: new Set([4]), next: () => 4 };
    const sound = (text: string, result = cut(text).result): boolean => isSound(file, result, cut(text).splices, cut(text).splices, ids);
    const paragraphOf = (id: number): string => `<w:p><w:ins w:id="${id}" w:author="a"><w:r/></w:ins></w:p>`;
    expect(sound(paragraphOf(4))).toBe(true);
    expect([sound(paragraphOf(3)), sound('<w:p>'), sound('</w:p><w:p>'), sound('<x:p/>'), sound(paragraphOf(4) + paragraphOf(4))]).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(sound(paragraphOf(4), cut(paragraphOf(4)).result.replace('Un prix', 'Un  prix'))).toBe(false);
  });

  it('nos mots prennent les noms du fichier : autre préfixe, ou aucun', () => {
    const ours = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t xml:space="preserve">w:val= &lt;w:t</w:t></w:r></w:p>';
    for (const declared of ['xmlns:x="URI"', 'xmlns="URI" xmlns:y="URI"', 'xmlns="URI"']) {
      const tag = `<${declared.startsWith('xmlns:x') ? 'x:' : ''}d ${declared.replaceAll('URI', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main')}>`;
      const prefix = declared.startsWith('xmlns:x') ? 'x' : '';
      const root = parseXml(`${tag}</${prefix ? 'x:' : ''}d>`);
      if (!root) throw new Error('illisible');
      const text = `${tag}${named(ours, namingOf(tag, [root], prefix))}</${prefix ? 'x:' : ''}d>`;
      const style = parseXml(text)?.children[0]?.children[0]?.children[0];
      expect([style?.uri, style?.name, style?.attributes.find(({ name }) => name === 'val')?.uri]).toEqual([root.uri, 'pStyle', root.uri]);
      expect(text).toContain('>w:val= &lt;w:t<');
    }
  });
});
