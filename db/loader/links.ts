/** Links between content files: a dead one is a fault. */
import { citedReferences } from '../../shared/clause/references.ts';
import type { LoadedContent } from './read.ts';

type Report = (file: string, message: string) => void;

function duplicates(ids: string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

/** A family never claims to be surer than the weakest article it asserts… unless it does not rest on it alone. */
function checkFamilies(content: LoadedContent, references: ReadonlySet<string>, report: Report): void {
  const slugs = new Set(content.families.map(({ slug }) => slug));
  for (const family of content.families) {
    const file = `clauses/${family.slug}.md`;
    for (const id of citedReferences(family)) if (!references.has(id)) report(file, `référence inconnue : ${id}`);
    for (const slug of family.related) if (!slugs.has(slug)) report(file, `famille liée inconnue : ${slug}`);
    if (family.related.includes(family.slug)) report(file, 'une famille ne se lie pas à elle-même');
  }
}

function checkCatalogue({ catalogue, families }: LoadedContent, references: ReadonlySet<string>, report: Report): void {
  const slugs = new Set(families.map(({ slug }) => slug));
  const indicators = new Set(catalogue.indicators.map(({ id }) => id));
  const actions = new Set(catalogue.actions.map(({ id }) => id));
  const known = (file: string, owner: string, what: string, ids: readonly string[], set: ReadonlySet<string>) => {
    for (const id of ids) if (!set.has(id)) report(file, `${owner} : ${what} inconnu : ${id}`);
  };
  for (const action of catalogue.actions) {
    known('actions.yaml', action.id, 'indicateur', action.indicators, indicators);
    known('actions.yaml', action.id, 'article', action.references, references);
    known('actions.yaml', action.id, 'slug', action.clauses, slugs);
  }
  for (const indicator of catalogue.indicators) known('indicateurs.yaml', indicator.id, 'article', indicator.references, references);
  for (const lever of catalogue.levers) known('leviers-ess.yaml', lever.id, 'article', lever.references, references);
  for (const term of catalogue.glossary) known('glossaire.yaml', term.term, 'article', term.references, references);
  const bodies = new Set(catalogue.bodies.map(({ id }) => id));
  const training = new Set(catalogue.training.map(({ id }) => id));
  const levers = new Set(catalogue.levers.map(({ id }) => id));
  for (const start of catalogue.startingPoints) {
    known('departs.yaml', start.id, 'organe', start.bodies, bodies);
    known('departs.yaml', start.id, 'formation', start.training, training);
    known('departs.yaml', start.id, 'levier', start.levers, levers);
    known('departs.yaml', start.id, 'slug', start.clauses, slugs);
    for (const objective of start.axes.flatMap((axis) => axis.objectives)) {
      known('departs.yaml', `${start.id} › ${objective.title}`, 'action', objective.actions, actions);
      known('departs.yaml', `${start.id} › ${objective.title}`, 'indicateur', objective.indicators, indicators);
    }
  }
}

function checkLabour({ labour, families }: LoadedContent, report: Report): void {
  const slugs = new Set(families.map(({ slug }) => slug));
  for (const id of duplicates(labour.shares.map((share) => share.id))) report('parts-main-oeuvre.yaml', `identifiant en double : ${id}`);
  for (const id of duplicates(labour.actions.map((action) => action.id))) report('parts-main-oeuvre.yaml', `identifiant en double : ${id}`);
  for (const { id, clause } of labour.actions) if (!slugs.has(clause)) report('parts-main-oeuvre.yaml', `${id} : slug inconnu : ${clause}`);
}

/** Reports every dead link and every identifier used twice. */
export function checkLinks(content: LoadedContent, report: Report): void {
  const references = new Set(content.references.map(({ id }) => id));
  for (const id of duplicates(content.references.map((item) => item.id))) report('references/', `identifiant en double : ${id}`);
  for (const id of duplicates(content.thresholds.map((item) => item.id))) report('seuils.yaml', `identifiant en double : ${id}`);
  for (const id of duplicates(content.catalogue.actions.map((item) => item.id))) report('actions.yaml', `identifiant en double : ${id}`);
  for (const id of duplicates(content.catalogue.indicators.map((item) => item.id))) report('indicateurs.yaml', `identifiant en double : ${id}`);
  const cite = (file: string, ids: readonly string[]) => {
    for (const id of ids) if (!references.has(id)) report(file, `référence inconnue : ${id}`);
  };
  for (const threshold of content.thresholds) cite('seuils.yaml', threshold.references);
  for (const ccag of content.ccags) cite('ccag.yaml', [ccag.reference]);
  for (const item of content.switches) cite('bascules.yaml', item.references);
  for (const item of content.doubts) cite('doutes.yaml', item.references);
  checkFamilies(content, references, report);
  checkCatalogue(content, references, report);
  checkLabour(content, report);
}
