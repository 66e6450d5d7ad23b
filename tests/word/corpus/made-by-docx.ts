/** Files written by the `docx` package, as many tools of the trade now do. */
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { CorpusFile } from './model.ts';
import { SHORT_CCAP } from './sentences.ts';

const NUMBERED = {
  config: [
    {
      reference: 'articles',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: 'Article %1', alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.START },
      ],
    },
    { reference: 'puces', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT }] },
  ],
};

const written = async (children: (Paragraph | Table)[]): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toBuffer(new Document({ creator: 'Auteur Essai', numbering: NUMBERED, sections: [{ children }] })));

const text = (words: string): Paragraph => new Paragraph({ children: [new TextRun(words)], alignment: AlignmentType.JUSTIFIED });
const cell = (words: string): TableCell => new TableCell({ children: [new Paragraph(words)] });

/** The short CCAP, its titles numbered on the paragraph as well as styled. */
const articles = (): Promise<Uint8Array> =>
  written(
    SHORT_CCAP.flatMap(({ title, texts, subs = [] }) => [
      new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, numbering: { reference: 'articles', level: 0 } }),
      ...texts.map(text),
      ...subs.flatMap((sub) => [
        new Paragraph({ text: sub.title, heading: HeadingLevel.HEADING_2, numbering: { reference: 'articles', level: 1 } }),
        ...sub.texts.map(text),
      ]),
    ]),
  );

const lists = (): Promise<Uint8Array> =>
  written([
    new Paragraph({ text: 'Consistance', heading: HeadingLevel.HEADING_1 }),
    text('Le marché comprend :'),
    ...['les études ;', 'la fourniture ;', 'la pose.'].map((line) => new Paragraph({ text: line, numbering: { reference: 'puces', level: 0 } })),
    new Paragraph({ text: 'Répartition', heading: HeadingLevel.HEADING_1 }),
    new Table({ rows: [new TableRow({ children: [cell('Lot'), cell('Objet')] }), new TableRow({ children: [cell('1'), cell('Gros œuvre')] })] }),
    text('Fin du document.'),
  ]);

export const MADE_BY_DOCX: readonly CorpusFile[] = [
  {
    name: 'docx-articles',
    says: 'écrit par le paquet docx : titres stylés et numérotés « Article 1 »',
    piece: 'ccap',
    file: articles,
    traits: { atLeast: 7, sign: 'style', after: 'Prix et règlement', numbering: 'automatic', next: ['Pénalités', '5'] },
  },
  {
    name: 'docx-listes',
    says: 'écrit par le paquet docx : puces et tableau',
    piece: 'cctp',
    file: lists,
    traits: {
      titles: [
        [1, '', 'Consistance'],
        [1, '', 'Répartition'],
      ],
      sign: 'style',
      after: 'Consistance',
      numbering: 'none',
    },
  },
];
