/** The worked example: its file is written against the catalogues, so that it only says what differs from them. */
import { type Static, Type } from 'typebox';
import type { Catalogue } from '../../shared/api/catalogue.ts';
import { ORGANISATION_KINDS } from '../../shared/api/catalogue.ts';
import type { Block } from '../../shared/api/blocks.ts';
import type { SchemeAction, SchemeAxis, SchemeContent, SchemeEvent, SchemeFigure, SchemeIndicator } from '../../shared/api/schemes.ts';
import { nullable, oneOf } from '../../shared/api/common.ts';
import { UNIT_SCALE } from '../../shared/indicators/measure.ts';
import { emptyScheme } from '../../shared/scheme/empty.ts';
import { actionFrom, indicatorFrom } from '../../shared/scheme/start.ts';
import { frenchTypography, typeset } from '../../shared/typography.ts';
import { isCatalogueSentence } from './catalogue.ts';
import { type ContentFault, parseYaml, type SourceFile } from './files.ts';
import { markdownBlocks } from './markdown.ts';

const Text = Type.Optional(Type.String());
const Texts = Type.Optional(Type.Array(Type.String()));
const NumberOrNull = nullable(Type.Number());

const ExampleAction = Type.Object({
  action: Type.String(),
  title: Text,
  aim: Text,
  steps: Texts,
  lead: Text,
  partners: Texts,
  calendar: Text,
  means: Text,
  status: Text,
  indicators: Texts,
  clauses: Texts,
});
const Example = Type.Object({
  title: Type.String(),
  notice: Type.String(),
  organisation: Type.Object({
    name: Type.String(),
    kind: oneOf(ORGANISATION_KINDS),
    siren: Type.String(),
    population: Type.Integer(),
    annualPurchases: Type.Number(),
    purchasesYear: Type.Integer(),
    departement: Type.String(),
    region: Type.String(),
    website: Type.String(),
  }),
  period: Type.Object({ from: Type.String(), to: Type.String(), adoptedOn: Type.String() }),
  legal: Type.Object({
    position: oneOf(['mandatory', 'voluntary']),
    reason: Type.String(),
    shared: Type.Boolean(),
    concessionsIncluded: Type.Boolean(),
    worksIncluded: Type.Boolean(),
  }),
  texts: Type.Record(Type.String(), Type.String()),
  figures: Type.Array(Type.Object({ label: Type.String(), value: NumberOrNull, unit: Type.String(), year: nullable(Type.Integer()), source: Type.String() })),
  consultation: Type.Array(Type.Object({ who: Type.String(), how: Type.String(), on: Type.String(), outcome: Type.String() })),
  axes: Type.Array(
    Type.Object({
      axis: oneOf(['social', 'environment', 'economy', 'method']),
      title: Type.String(),
      intro: Type.String(),
      objectives: Type.Array(Type.Object({ title: Type.String(), description: Type.String(), actions: Type.Array(ExampleAction) })),
    }),
  ),
  indicators: Type.Array(
    Type.Object({
      indicator: Type.String(),
      baseline: NumberOrNull,
      baselineYear: nullable(Type.Integer()),
      baselineSource: Type.String(),
      targets: Type.Array(Type.Object({ year: Type.Integer(), value: Type.Number() })),
    }),
  ),
  governance: Type.Object({
    lead: Type.String(),
    bodies: Type.Array(Type.Object({ body: Type.String(), name: Type.String(), composition: Type.String(), frequency: Type.String(), role: Type.String() })),
  }),
  people: Type.Object({
    referents: Type.Array(Type.Object({ function: Type.String(), direction: Type.String() })),
    facilitators: Type.Array(Type.Object({ function: Type.String(), organisation: Type.String(), zone: Type.String() })),
  }),
  training: Type.Array(
    Type.Object({ training: Type.String(), audience: Type.String(), duration: Type.String(), calendar: Type.String(), target: Type.String() }),
  ),
  followUp: Type.Object({
    annualReview: Type.String(),
    publication: Type.String(),
    revision: Type.String(),
    calendar: Type.Array(Type.Object({ when: Type.String(), what: Type.String(), who: Type.String() })),
  }),
  complementary: Type.Array(Type.Object({ lever: Type.String(), title: Type.String(), text: Type.String() })),
  clauses: Type.Array(Type.String()),
});
type Example = Static<typeof Example>;

/** The example as a scheme's sections, ready to be stored. */
export type ExampleContent = SchemeContent;

type Build = { raw: Example; catalogue: Catalogue; fault: (message: string) => void; newId: () => string };

const UNITS: Record<string, SchemeFigure['unit']> = { '%': 'rate', 'M€ HT': 'money', jours: 'days', 'heures par an': 'hours' };

function figures({ raw, newId }: Build): SchemeFigure[] {
  return raw.figures.map(({ label, value, unit, year, source }) => {
    const kind = UNITS[unit] ?? 'count';
    const scale = UNIT_SCALE[kind] * (unit.startsWith('M€') ? 1_000_000 : 1);
    return { id: newId(), label, unit: kind, value: value === null ? null : Math.round(value * scale), year, source: frenchTypography(source) };
  });
}

function indicators({ raw, catalogue, fault, newId }: Build, axisIds: ReadonlyMap<string, string>): SchemeIndicator[] {
  return raw.indicators.flatMap((line) => {
    const known = catalogue.indicators.find(({ id }) => id === line.indicator);
    if (!known) {
      fault(`indicateur inconnu : ${line.indicator}`);
      return [];
    }
    const scale = UNIT_SCALE[known.unit];
    const target = (value: number) => Math.round(value * scale);
    return [
      {
        ...indicatorFrom(known, axisIds.get(known.axis) ?? null, [], newId),
        baseline: line.baseline === null ? null : target(line.baseline),
        baselineYear: line.baselineYear,
        baselineSource: line.baselineSource,
        targets: line.targets.map(({ year, value }) => ({ year, value: target(value) })),
      },
    ];
  });
}

const STATUSES: Record<string, SchemeAction['status']> = {
  planned: 'to-start',
  started: 'in-progress',
  'in-progress': 'in-progress',
  ongoing: 'permanent',
  permanent: 'permanent',
  done: 'done',
};

function action(
  line: Example['axes'][number]['objectives'][number]['actions'][number],
  build: Build,
  own: (ids: readonly string[]) => string[],
): SchemeAction[] {
  const known = build.catalogue.actions.find(({ id }) => id === line.action);
  if (!known) {
    build.fault(`action inconnue : ${line.action}`);
    return [];
  }
  const base = actionFrom(known, own(line.indicators ?? known.indicators), build.newId);
  return [
    {
      ...base,
      title: line.title ?? base.title,
      aim: line.aim ?? base.aim,
      steps: line.steps ?? base.steps,
      lead: line.lead ?? base.lead,
      partners: line.partners?.join(', ') ?? base.partners,
      calendar: line.calendar ?? '',
      means: line.means ?? base.means,
      status: STATUSES[line.status ?? ''] ?? 'to-start',
      clauseSlugs: line.clauses ?? base.clauseSlugs,
    },
  ];
}

function axes(build: Build, axisIds: ReadonlyMap<string, string>, lines: readonly SchemeIndicator[]): SchemeAxis[] {
  const own = (ids: readonly string[]) => ids.flatMap((id) => lines.find((line) => line.catalogueId === id)?.id ?? []);
  return build.raw.axes.map((axis) => ({
    id: axisIds.get(axis.axis) ?? build.newId(),
    kind: axis.axis,
    title: axis.title,
    intro: axis.intro.trim(),
    origin: '',
    objectives: axis.objectives.map(({ title, description, actions }) => ({
      id: build.newId(),
      title,
      description,
      actions: actions.flatMap((line) => action(line, build, own)),
    })),
  }));
}

const EVENT_KINDS: [RegExp, SchemeEvent['kind']][] = [
  [/publication/i, 'publication'],
  [/bilan devant|bilan présenté/i, 'annual-review'],
  [/évaluation|révision/i, 'revision'],
  [/comité|décision|examen|point d’étape/i, 'committee'],
];

function calendar({ raw, newId }: Build): SchemeEvent[] {
  return raw.followUp.calendar.map(({ when, what, who }) => {
    const moment = /\d{4}/.test(when) ? when : `Chaque année, ${when.toLowerCase()}`;
    return {
      id: newId(),
      on: null,
      what: `${moment} : ${what.charAt(0).toLowerCase()}${what.slice(1)} (${who.charAt(0).toLowerCase()}${who.slice(1)})`,
      kind: EVENT_KINDS.find(([pattern]) => pattern.test(what))?.[1] ?? 'other',
    };
  });
}

const TEXT_NAMES: Record<string, keyof SchemeContent['texts']> = {
  foreword: 'foreword',
  summary: 'summary',
  context: 'context',
  perimeter: 'perimeter',
  diagnosis: 'method',
  strengths: 'strengths',
  weaknesses: 'weaknesses',
  method: 'drafting',
  governance: 'governance',
  followUp: 'followUp',
  training: 'training',
  communication: 'communication',
  complementary: 'complementary',
};

function texts({ raw, fault }: Build): SchemeContent['texts'] {
  const made = emptyScheme('').texts;
  for (const [name, markdown] of Object.entries(raw.texts)) {
    const chapter = TEXT_NAMES[name];
    if (chapter) made[chapter] = markdownBlocks(markdown, 2, (message) => fault(`${name} : ${message}`)) satisfies Block[];
    else fault(`chapitre inconnu : ${name}`);
  }
  return made;
}

function people({ raw, newId }: Build): SchemeContent['people'] {
  return {
    referents: raw.people.referents.map((person) => ({
      id: newId(),
      department: person.direction,
      function: person.function,
      mission: 'Porte le schéma dans sa direction',
    })),
    facilitators: raw.people.facilitators.map(({ organisation, zone, function: role }) => ({ id: newId(), organisation, territory: zone, contact: role })),
  };
}

function build(context: Build): ExampleContent {
  const { raw, newId, catalogue, fault } = context;
  const axisIds = new Map(raw.axes.map(({ axis }) => [String(axis), newId()]));
  const lines = indicators(context, axisIds);
  const { annualPurchases, ...organisation } = raw.organisation;
  return {
    ...emptyScheme(raw.title),
    organisation: { ...organisation, annualPurchasesCents: Math.round(annualPurchases * 100) },
    legal: { ...raw.legal, position: raw.legal.position === 'mandatory' ? 'obliged' : 'voluntary', buyers: [] },
    period: { ...raw.period, deliberation: '' },
    texts: texts(context),
    figures: figures(context),
    consultation: raw.consultation.map((line) => ({ id: newId(), ...line })),
    axes: axes(context, axisIds, lines),
    indicators: lines,
    governance: {
      lead: raw.governance.lead,
      bodies: raw.governance.bodies.map(({ body, ...line }) => ({
        id: newId(),
        ...line,
        decisions: catalogue.bodies.find(({ id }) => id === body)?.decisions ?? '',
      })),
    },
    people: people(context),
    training: raw.training.map(({ training, ...line }) => {
      const known = catalogue.training.find(({ id }) => id === training);
      if (!known) fault(`formation inconnue : ${training}`);
      return { id: newId(), ...line, content: known?.content ?? '' };
    }),
    followUp: {
      annualReview: `${raw.followUp.annualReview}. ${raw.followUp.revision}.`,
      publicationMonths: 24,
      publicationPlace: raw.followUp.publication,
      calendar: calendar(context),
    },
    complementary: raw.complementary.map(({ lever, title, text }) => ({
      id: newId(),
      catalogueId: lever,
      title,
      text,
      steps: catalogue.levers.find(({ id }) => id === lever)?.steps ?? [],
    })),
    clauseSlugs: raw.clauses,
    presentation: { ...emptyScheme('').presentation, subtitle: raw.notice },
  };
}

/** Reads `exemple.yaml` against the catalogues. Identifiers are counted, so that the same file gives the same scheme. */
export function readExample(file: SourceFile, catalogue: Catalogue, faults: ContentFault[]): ExampleContent | null {
  const parsed = parseYaml(file.path, file.text, Type.Unknown(), faults);
  const raw = parseYaml(file.path, JSON.stringify(typeset(parsed, isCatalogueSentence)), Example, faults);
  if (!raw) return null;
  let count = 0;
  return build({ raw, catalogue, fault: (message) => faults.push({ file: file.path, message }), newId: () => `ex-${String(++count).padStart(4, '0')}` });
}
