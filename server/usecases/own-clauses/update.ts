/** What Clausier changed in a clause that the organisation adapted: shown beside theirs, taken or left by a gesture, never imposed. */
import type { ClauseUpdate, ClauseUpdateChoice, OwnClause, OwnClauseContent } from '#shared/api/own-clauses.ts';
import { mergedContent, threeWay } from '#shared/clause/difference.ts';
import { isOpen } from '#shared/clause/life.ts';
import { contentOf, inOrder } from '#shared/clause/own-content.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { NamedClause } from '../../repositories/own-clauses.ts';
import type { Action } from '../audit.ts';
import { findClause } from './versions.ts';
import { isBehind, namesFor } from './view.ts';
import { writeClause } from './write.ts';

const ACTIONS: Record<ClauseUpdateChoice['choice'], Action> = {
  keep: 'own-clause.update-kept',
  take: 'own-clause.update-taken',
  merge: 'own-clause.update-merged',
};

type Adapted = { base: OwnClauseContent; shipped: { content: OwnClauseContent; hash: string } | null };

async function adaptedOf({ clauses }: Context, { kind, slug, base }: NamedClause): Promise<Adapted | Refusal> {
  if (kind !== 'adapted' || base === null)
    return refuse('NOT_FOUND', 'Cette clause n’adapte aucune clause de Clausier.', { remedy: 'Il n’y a pas de mise à jour à comparer.' });
  const [family, version] = await Promise.all([clauses.shipped.bySlug(slug), clauses.shipped.versionOf(slug)]);
  return { base, shipped: family && version ? { content: contentOf(family), hash: version.hash } : null };
}

/** Base, Clausier's now, ours, with what each side changed. */
export async function readUpdate(context: Context, actor: Actor, id: string): Promise<ClauseUpdate | Refusal> {
  const clause = await findClause(context, actor, id);
  if (isRefusal(clause)) return clause;
  const adapted = await adaptedOf(context, clause);
  if (isRefusal(adapted)) return adapted;
  const { base, shipped } = adapted;
  const three = { base, shipped: shipped?.content ?? base, ours: clause.content };
  const { naming } = await namesFor(context, actor, context.read);
  return {
    available: await isBehind(context, clause),
    shippedHash: shipped?.hash ?? null,
    ...threeWay(three, naming),
    base,
    shipped: shipped?.content ?? null,
    ours: clause.content,
    merged: mergedContent(three),
  };
}

/** The text that the choice gives; null: ours stays as it is. */
function chosenText({ choice, content }: ClauseUpdateChoice, shipped: OwnClauseContent): OwnClauseContent | null | Refusal {
  if (choice === 'keep') return null;
  if (choice === 'take') return shipped;
  return content
    ? inOrder(content)
    : refuse('INVALID_INPUT', 'Le texte fusionné manque.', { fields: [{ path: 'content', message: 'Envoyez le texte fusionné.' }] });
}

/** Taken or left, the new text is the one the next update is compared to. A published text that changes becomes a draft: its version stays in the library. */
export const chooseUpdate = (context: Context, actor: Actor, id: string, revision: number | null, asked: ClauseUpdateChoice): Promise<OwnClause | Refusal> =>
  writeClause(context, actor, { permission: 'clause:publish', id, revision, submitted: asked }, async (clause) => {
    const adapted = await adaptedOf(context, clause);
    if (isRefusal(adapted)) return adapted;
    const { shipped } = adapted;
    if (!shipped || !(await isBehind(context, clause)))
      return refuse('MOVE_REFUSED', 'Clausier n’a rien changé dans cette clause depuis la dernière comparaison.', { remedy: 'Rechargez la clause.' });
    if (shipped.hash !== asked.shippedHash)
      return refuse('MOVE_REFUSED', 'Le texte de Clausier a encore changé depuis que vous l’avez lu.', {
        remedy: 'Rechargez la comparaison, puis choisissez de nouveau.',
      });
    const content = chosenText(asked, shipped.content);
    if (isRefusal(content)) return content;
    const written = content === null ? {} : { content, state: isOpen(clause) ? clause.state : ('draft' as const) };
    return { change: { ...written, base: shipped.content, baseHash: shipped.hash }, action: ACTIONS[asked.choice] };
  });
