/** A made-up scheme that holds every kind of node, and the same in fifty pages. Names are of no real body or person. */
import { zlibSync } from 'fflate';
import type { Block, Inline } from '#shared/api/blocks.ts';
import type { Cell, DocumentNode, SchemeDocument } from '#shared/scheme/document.ts';
import { crc32 } from '../../../server/word/ooxml/crc.ts';

const text = (words: string, more: Partial<Extract<Inline, { kind: 'text' }>> = {}): Inline => ({ kind: 'text', text: words, ...more });
const LONG =
  'Le département achète chaque année des travaux, des fournitures et des services auprès de plusieurs centaines d’entreprises ; il entend que ces achats ouvrent l’emploi à celles et ceux qui en sont éloignés, soutiennent les circuits courts et réduisent les émissions. Cet engagement est volontaire, suivi et rendu public : il s’appuie sur des référents dans chaque direction, des facilitateurs et une gouvernance partagée.';

const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content });
const cell = (line: string, more: Partial<Cell> = {}): Cell => ({ lines: [line], ...more });

export const BLOCKS: Block[] = [
  paragraph(
    text('Le schéma s’applique '),
    text('à tous les marchés', { bold: true }),
    text(' dont la valeur atteint '),
    text('40\u202f000\u00a0€ HT', { filled: 'seuil' }),
    text(' & aux concessions <sauf exception>.'),
  ),
  { kind: 'heading', level: 1, content: [text('Ce que dit la loi')] },
  paragraph(text(LONG)),
  {
    kind: 'list',
    ordered: false,
    items: [
      {
        content: [text('Insérer par l’activité économique')],
        children: { ordered: false, items: [{ content: [text('heures réservées')] }, { content: [text('lots réservés')] }] },
      },
      { content: [text('Acheter auprès de l’économie sociale et solidaire')] },
    ],
  },
  {
    kind: 'list',
    ordered: true,
    items: [{ content: [text('Recenser les besoins')] }, { content: [text('Rencontrer les entreprises')] }, { content: [text('Publier')] }],
  },
  {
    kind: 'table',
    header: [[text('Article')], [text('Objet')]],
    rows: [
      [[text('CCP, art.\u00a0L.\u00a02111-3')], [text('Schéma de promotion des achats responsables')]],
      [[text('CCP, art.\u00a0L.\u00a02112-2')], [{ kind: 'variable', id: 'objet', label: 'Objet à préciser' }]],
    ],
  },
];

const bigTable = (rows: number): DocumentNode => ({
  kind: 'table',
  caption: 'Calendrier des actions et crédits, par année',
  columns: [
    { title: 'Action', align: 'left', width: 46 },
    { title: 'Échéance', align: 'center', width: 18 },
    { title: 'Heures', align: 'right', width: 16 },
    { title: 'Crédits', align: 'right', width: 20 },
  ],
  rows: [
    ...Array.from({ length: rows }, (_, i) => [
      cell(`Réserver des lots aux structures d’insertion, tranche ${i + 1}`),
      cell(`${2027 + (i % 4)}`),
      cell(`${(i + 1) * 35}\u00a0h`),
      i % 7 === 3 ? cell('Non renseigné', { tone: 'missing' }) : cell(`${i + 1}\u202f250\u00a0€`),
    ]),
    [cell('Total', { strong: true }), cell(''), cell('12\u202f600\u00a0h', { strong: true }), cell('1\u202f250\u202f000\u00a0€', { strong: true })],
  ],
});

const sheet = (code: string, title: string): DocumentNode => ({
  kind: 'actionSheet',
  code,
  title,
  status: 'Engagée',
  rows: [
    { label: 'But', lines: [LONG.slice(0, 180)] },
    { label: 'Étapes', lines: ['Recenser les marchés concernés', 'Rencontrer les structures du territoire', 'Écrire la clause et la suivre'], list: true },
    { label: 'Pilote', lines: ['Direction de la commande publique'] },
    { label: 'Partenaires', lines: ['Facilitateurs de la clause', 'Chambres consulaires'] },
    { label: 'Indicateur', lines: ['Heures d’insertion réalisées'] },
  ],
});

const point = (label: string, value: number | null) => ({ label, value });

export const CHARTS: Extract<DocumentNode, { kind: 'chart' }>[] = [
  {
    kind: 'chart',
    id: 'taux',
    type: 'line',
    title: 'Part des marchés avec une considération sociale',
    alt: 'La part passe de 14,2 % en 2024 à 22 % en 2026 ; 2025 n’est pas renseignée.',
    unit: 'rate',
    axisTitle: 'Part des marchés',
    series: [
      { name: 'Réalisé', points: [point('2024', 1420), point('2025', null), point('2026', 2200)] },
      { name: 'Cible', points: [point('2024', 1500), point('2025', 2000), point('2026', 2500), point('2027', 3000)] },
    ],
  },
  {
    kind: 'chart',
    id: 'montants',
    type: 'column',
    title: 'Montant des achats auprès de l’ESS',
    alt: 'De 1,2 à 3,4 millions d’euros entre 2024 et 2026.',
    unit: 'money',
    axisTitle: '',
    series: [{ name: 'Montant', points: [point('2024', 120_000_000), point('2025', 210_000_000), point('2026', 340_000_000)] }],
  },
  {
    kind: 'chart',
    id: 'heures',
    type: 'column',
    title: 'Heures d’insertion',
    alt: 'De 8 400 à 12 600 heures.',
    unit: 'hours',
    axisTitle: 'Heures',
    series: [{ name: 'Heures', points: [point('2024', 33_600), point('2025', 42_000), point('2026', 50_400)] }],
  },
];

const NODES: DocumentNode[] = [
  { kind: 'chapter', id: 'edito', title: 'Mot de l’exécutif', numbered: false, step: 'identite' },
  { kind: 'callout', tone: 'lead', lines: ['Acheter, c’est choisir : ce schéma dit comment la collectivité choisit.'] },
  { kind: 'blocks', blocks: [paragraph(text(LONG)), paragraph(text(LONG))] },
  { kind: 'chapter', id: 'cadre', title: 'Le cadre et l’état des lieux', numbered: true, step: 'diagnostic' },
  { kind: 'section', level: 2, id: 'loi', title: 'Le cadre légal', numbered: true },
  { kind: 'blocks', blocks: BLOCKS },
  { kind: 'section', level: 3, id: 'portee', title: 'Portée du schéma', numbered: true },
  { kind: 'callout', tone: 'info', lines: ['Le schéma est publié sur le site de la collectivité.', 'Il est révisé tous les trois ans.'] },
  { kind: 'callout', tone: 'doubt', lines: ['Seuil à confirmer : une seule source au 23 novembre 2026.'] },
  { kind: 'section', level: 2, id: 'chiffres', title: 'Les chiffres de départ', numbered: true },
  {
    kind: 'keyFigures',
    items: [
      { label: 'de marchés avec clause sociale', value: '14,2\u00a0%', detail: '2025, sur 212 marchés' },
      { label: 'auprès de l’ESS', value: '2,1\u00a0M€', detail: '2025' },
      { label: 'd’insertion', value: '10\u202f500\u00a0h', detail: '' },
    ],
  },
  ...CHARTS.slice(0, 2),
  { kind: 'callout', tone: 'source', lines: ['Source : données essentielles de la commande publique, 2024-2026.'] },
  bigTable(48),
  { kind: 'gap', message: 'Le taux de l’année 2025 manque.', step: 'indicateurs' },
  { kind: 'chapter', id: 'actions', title: 'Le plan d’actions', numbered: true, step: 'actions' },
  { kind: 'section', level: 2, id: 'axe-1', title: 'Axe 1 – L’emploi et l’insertion', numbered: true },
  sheet('A1.1', 'Généraliser la clause d’insertion dans les marchés de travaux et de services'),
  sheet('A1.2', 'Réserver des lots'),
  { kind: 'chapter', id: 'annexes', title: 'Annexes', numbered: false, step: 'annexes' },
  { kind: 'section', level: 3, id: 'glossaire', title: 'Glossaire', numbered: false },
  { kind: 'blocks', blocks: [paragraph(text('SIAE : structure d’insertion par l’activité économique.'))] },
];

export const SCHEME: SchemeDocument = {
  title: 'Schéma de promotion des achats publics socialement et écologiquement responsables',
  subtitle: 'Acheter pour l’emploi, le territoire et le climat',
  organisation: 'Département de la Vaire',
  period: '2027\u00a0–\u00a02030',
  statement: 'Projet présenté à l’assemblée départementale du 14 décembre 2026',
  draft: true,
  example: false,
  colour: '#1F6F5C',
  lawDate: '14 décembre 2026',
  nodes: NODES,
};

/** About fifty pages: twelve chapters with their sections, paragraphs, tables, sheets and charts. */
export function longScheme(): SchemeDocument {
  const chapters = Array.from({ length: 10 }, (_, c): DocumentNode[] => [
    { kind: 'chapter', id: `c${c}`, title: `Orientation ${c + 1} : acheter autrement`, numbered: true, step: 'actions' },
    { kind: 'callout', tone: 'lead', lines: ['Une orientation, quatre objectifs, des actions suivies.'] },
    ...Array.from({ length: 4 }, (_, s): DocumentNode[] => [
      {
        kind: 'section',
        level: 2,
        id: `c${c}s${s}`,
        title: `Objectif ${s + 1} : des marchés ouverts à l’emploi local et à l’économie sociale`,
        numbered: true,
      },
      { kind: 'blocks', blocks: [paragraph(text(LONG)), ...BLOCKS.slice(2, 5), paragraph(text(LONG)), paragraph(text(LONG))] },
      s % 2 === 0 ? bigTable(12) : sheet(`A${c + 1}.${s + 1}`, 'Généraliser la clause d’insertion'),
    ]).flat(),
    ...(c % 2 === 0 ? CHARTS.slice(0, 1) : []),
  ]).flat();
  return { ...SCHEME, nodes: [...NODES, ...chapters] };
}

/** A plain PNG of one colour. */
export function png(width: number, height: number): Uint8Array {
  const stride = width * 3 + 1;
  const raw = new Uint8Array(stride * height).map((_, i) => (i % stride === 0 ? 0 : ([31, 111, 92][((i % stride) - 1) % 3] ?? 0)));
  const chunk = (name: string, data: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(data.length + 12);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, data.length);
    bytes.set(new TextEncoder().encode(name), 4);
    bytes.set(data, 8);
    view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
    return bytes;
  };
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  const pieces = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(raw)),
    chunk('IEND', new Uint8Array()),
  ];
  const file = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    file.set(piece, at);
    at += piece.length;
  }
  return file;
}

export const LOGO = { data: png(120, 48), mediaType: 'image/png', width: 120, height: 48 } as const;
