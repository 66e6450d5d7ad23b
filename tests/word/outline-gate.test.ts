import { describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/errors.ts';
import { clauseMark, markStem, readMark } from '../../server/word/outline/mark.ts';
import { openWord } from '../../server/word/outline/read.ts';
import { readWord } from '../../server/word/outline/read-word.ts';
import { withParts } from '../support/word/hostile.ts';
import { p, wordFile } from './corpus/kit.ts';

describe('Les fichiers refusés', () => {
  const good = wordFile({ body: p('Texte') });
  const settings = (inside: string): Uint8Array =>
    wordFile({
      body: p('Texte'),
      parts: { 'word/settings.xml': `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inside}</w:settings>` },
    });
  const type = (to: string): Uint8Array => withParts(good, { '[Content_Types].xml': (text) => text.replace(/application\/vnd[^"]*document\.main\+xml/, to) });
  const CASES: [name: string, data: Uint8Array, code: string, words: RegExp][] = [
    ['une macro', type('application/vnd.ms-word.document.macroEnabled.main+xml'), 'UNSUPPORTED_FILE', /macros.*s’exécute/],
    ['un modèle à macros', type('application/vnd.ms-word.template.macroEnabledTemplate.main+xml'), 'UNSUPPORTED_FILE', /macros/],
    ['un projet VBA caché', withParts(good, { 'word/vbaProject.bin': 'x' }), 'UNSUPPORTED_FILE', /macros/],
    ['un classeur', type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'), 'UNSUPPORTED_FILE', /Excel/],
    ['un texte OpenDocument', withParts(good, { mimetype: 'application/vnd.oasis.opendocument.text', '_rels/.rels': null }), 'UNSUPPORTED_FILE', /\.odt/],
    ['un zip quelconque', withParts(good, { '_rels/.rels': null }), 'UNSUPPORTED_FILE', /n’est pas un document/],
    ['un document absent', withParts(good, { 'word/document.xml': null }), 'UNREADABLE_FILE', /manque/],
    ['une signature', withParts(good, { '_xmlsignatures/sig1.xml': '<a/>' }), 'PROTECTED_FILE', /signé/],
    ['une lecture seule', settings('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'), 'PROTECTED_FILE', /lecture seule/],
    ['un formulaire', settings('<w:documentProtection w:edit="forms" w:enforcement="true"/>'), 'PROTECTED_FILE', /formulaire/],
    ['des commentaires seuls', settings('<w:documentProtection w:edit="comments" w:enforcement="on"/>'), 'PROTECTED_FILE', /commentaires/],
    [
      'une DTD',
      withParts(good, { 'word/document.xml': (text) => text.replace('<w:document', '<!DOCTYPE x [<!ENTITY e "e">]><w:document') }),
      'UNREADABLE_FILE',
      /sécurité/,
    ],
    ['du XML coupé', withParts(good, { 'word/document.xml': (text) => text.slice(0, -20) }), 'UNREADABLE_FILE', /abîmé/],
    ['des octets qui ne sont pas du texte', withParts(good, { 'word/document.xml': Uint8Array.of(0x3c, 0xff, 0xfe) }), 'UNREADABLE_FILE', /alphabet/],
    ['un autre XML', withParts(good, { 'word/document.xml': '<html><body/></html>' }), 'UNREADABLE_FILE', /pas de texte Word/],
    [
      '10 000 niveaux',
      withParts(good, { 'word/document.xml': (text) => text.replace('<w:body>', `<w:body>${'<w:sdt>'.repeat(10_000)}`) }),
      'UNREADABLE_FILE',
      /abîmé/,
    ],
  ];
  for (const [name, data, code, words] of CASES)
    it(`${name} : une phrase, un remède`, () => {
      const answer = openWord(data);
      if (!isRefusal(answer)) throw new Error('accepté');
      expect([answer.refused, answer.message]).toEqual([code, expect.stringMatching(words)]);
      expect(answer.remedy).toBeTruthy();
    });

  it('les modifications suivies imposées ne gênent pas, ni une protection levée', () => {
    for (const inside of ['<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>', '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'])
      expect(isRefusal(openWord(settings(inside)))).toBe(false);
  });

  it('des réglages, des styles ou des listes abîmés se refusent : une protection y serait manquée', () => {
    for (const name of ['settings', 'styles', 'numbering'])
      expect(openWord(wordFile({ body: p('Texte'), parts: { [`word/${name}.xml`]: '<w:abîmé' } }))).toMatchObject({
        refused: 'UNREADABLE_FILE',
        message: expect.stringMatching(/abîmée?s/),
      });
  });
});

describe('Les clauses déjà là', () => {
  const words = [
    {
      slug: 'heures-insertion-travaux',
      title: 'Heures',
      phrases: ['titulaire reserve une part des heures a des personnes eloignees de emploi', 'il choisit librement le mode de realisation de son action'],
    },
    { slug: 'avance-pme', title: 'Avance', phrases: ['avance est portee a trente pour cent du montant'] },
  ];

  it('se retrouvent par leur signet, pour leur lot', async () => {
    const mark = clauseMark('heures-insertion-travaux', 'lot-b', 'v1');
    const data = wordFile({
      body: `${p('Avant')}<w:bookmarkStart w:id="5" w:name="${mark}"/>${p('Insertion')}${p('Texte')}<w:bookmarkEnd w:id="5"/>${p('Après')}`,
    });
    const reading = await readWord({ data, words, lots: ['lot-a', 'lot-b'] });
    if (isRefusal(reading)) throw new Error(reading.message);
    expect(reading.existing).toEqual([
      { slug: 'heures-insertion-travaux', lotId: 'lot-b', by: 'bookmark', after: reading.paragraphs[0]?.id, text: 'Insertion' },
    ]);
  });

  it('se reconnaissent à leurs mots, accents et ponctuation mis à part, si deux phrases se suivent de près', async () => {
    const first = p('Le titulaire réserve une part des heures à des personnes éloignées de l’emploi : 420 heures.');
    const second = p('Il choisit librement le mode de réalisation de son action.');
    const found = async (inside: string) => {
      const reading = await readWord({ data: wordFile({ body: inside }), words });
      return isRefusal(reading) ? [] : reading.existing.map(({ slug, by }) => [slug, by]);
    };
    expect(await found(first + second)).toEqual([['heures-insertion-travaux', 'words']]);
    expect(await found(first)).toEqual([]);
    expect(await found(first + p('Autre chose.').repeat(60) + second)).toEqual([]);
    expect(await found(p('L’avance est portée à trente pour cent du montant.'))).toEqual([['avance-pme', 'words']]);
  });

  it('ont un signet que Word accepte, propre à la clause, au lot et à la version', () => {
    const name = clauseMark('restauration-approvisionnements-directs', '019a2b3c-0000-7000-8000-000000000001', '2026-11');
    expect(name).toMatch(/^_clause_[A-Za-z0-9_]{32}$/);
    expect(clauseMark('a', null, 'v1')).toMatch(/^_clause_[A-Za-z0-9_]{1,32}$/);
    expect(name.startsWith(markStem('restauration-approvisionnements-directs', '019a2b3c-0000-7000-8000-000000000001'))).toBe(true);
    expect(readMark(name, ['restauration-approvisionnements'], [])).toBeNull();
    expect(readMark(name, ['restauration-approvisionnements-directs'], ['autre'])).toEqual({ slug: 'restauration-approvisionnements-directs', lotId: null });
    expect(readMark('_Toc123', ['a'], [])).toBeNull();
  });
});
