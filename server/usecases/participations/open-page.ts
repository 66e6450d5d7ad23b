/** The page as anybody opens it: the text on its days, the comments that were published, what became of one. No session, no scheme in reach. */
import { type Refusal, isRefusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { chaptersHtml, type HtmlChapter } from '#shared/participation-papers/document-html.ts';
import { readPage, voicesPage, waitingPage } from '#shared/participation-papers/read-page.ts';
import { followPage, type Followed } from '#shared/participation-papers/write-page.ts';
import { stageOf, typedReceipt } from '#shared/scheme/participation.ts';
import type { Context } from '../../context.ts';
import { digest } from '../../identity/tokens.ts';
import type { KeptParticipation } from '../../repositories/participations.ts';

/** A page and its status. */
export type OpenPage = { status: number; html: string; retryAfterSeconds?: number };

/** The buyer is named as the frozen text names it: the organisation of a server may bear another name. */
export type OpenParticipation = KeptParticipation & { organisation: string };
type Frozen = { organisation: string; chapters: HtmlChapter[] };

/** Texts are frozen: the last ones opened stay ready. */
const KEPT = 8;
const ready = new WeakMap<Context, Map<string, Frozen>>();

async function frozenOf(context: Context, { id, places }: KeptParticipation): Promise<Frozen> {
  const kept = ready.get(context) ?? new Map<string, Frozen>();
  ready.set(context, kept);
  const known = kept.get(id);
  if (known) return known;
  const document = await context.read.participations.document(id);
  const frozen = { organisation: document?.organisation ?? '', chapters: document ? chaptersHtml(document, places) : [] };
  const oldest = kept.size >= KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(id, frozen);
  return frozen;
}

/** NOT_FOUND for an address nobody was given; PAGE_GONE once taken offline. */
export async function findOpen(context: Context, slug: string): Promise<OpenParticipation | Refusal> {
  const found = await context.read.participations.bySlug(slug);
  if (!found)
    return refuse('NOT_FOUND', 'Aucune consultation ne se trouve à cette adresse.', { remedy: 'Vérifiez l’adresse donnée par l’organisme, en entier.' });
  if (stageOf(found, context.clock.today()) === 'withdrawn') return refuse('PAGE_GONE', 'Cette consultation n’est plus en ligne.');
  return { ...found, organisation: (await frozenOf(context, found)).organisation };
}

export async function openText(context: Context, slug: string): Promise<OpenPage | Refusal> {
  const found = await findOpen(context, slug);
  if (isRefusal(found)) return found;
  const stage = stageOf(found, context.clock.today());
  if (stage === 'upcoming') return { status: 200, html: waitingPage(found) };
  const counts = await context.read.participationComments.publishedByPlace(found.id);
  return { status: 200, html: readPage(found, stage, (await frozenOf(context, found)).chapters, counts) };
}

/** @param passage a passage shown, `-` for the whole text; anything else shows every comment */
export async function openVoices(context: Context, slug: string, passage: string | undefined, page: number): Promise<OpenPage | Refusal> {
  const found = await findOpen(context, slug);
  if (isRefusal(found)) return found;
  if (stageOf(found, context.clock.today()) === 'upcoming') return { status: 200, html: waitingPage(found) };
  const { participationComments: comments } = context.read;
  const counts = await comments.publishedByPlace(found.id);
  const place = passage === '-' ? '' : (found.places.find(({ id }) => id === passage)?.id ?? null);
  const total = place === null ? [...counts.values()].reduce((sum, count) => sum + count, 0) : (counts.get(place) ?? 0);
  const last = Math.max(1, Math.ceil(total / LIMITS.participationsPage));
  const shown = Math.min(page, last);
  const voices = await comments.published(found.id, place, shown);
  return { status: 200, html: voicesPage(found, { place, voices, answers: await comments.answers(found.id), total, page: shown }) };
}

export async function openFollow(context: Context, slug: string): Promise<OpenPage | Refusal> {
  const found = await findOpen(context, slug);
  return isRefusal(found) ? found : { status: 200, html: followPage(found, { typed: '', fault: null, found: null }) };
}

async function followed({ read }: Context, { id }: KeptParticipation, code: string): Promise<Followed | null> {
  const comment = await read.participationComments.byReceipt(id, digest(code));
  if (!comment) return null;
  // A duplicate has the answer of the one that stands for it.
  const told = comment.duplicateOf === null ? comment : await read.participationComments.byNumber(id, comment.duplicateOf);
  const answers = await read.participationComments.answers(id);
  return { comment, answer: answers.find((answer) => answer.id === told?.answerId) ?? null };
}

/** @param address codes tried in vain are counted for it, in memory only */
export async function followComment(context: Context, slug: string, typed: string, address: string): Promise<OpenPage | Refusal> {
  const found = await findOpen(context, slug);
  if (isRefusal(found)) return found;
  const { participationThrottle: throttle } = context.identity;
  const account = `suivi ${slug}`;
  const again = (status: number, fault: string): OpenPage => ({ status, html: followPage(found, { typed: typed.slice(0, 60), fault, found: null }) });
  const seconds = throttle.wait(account, address);
  if (seconds > 0)
    return {
      ...again(429, `Trop de codes essayés d’ici : attendez ${seconds} seconde${seconds > 1 ? 's' : ''}, puis recommencez.`),
      retryAfterSeconds: seconds,
    };
  const code = typedReceipt(typed);
  if (code === null) return again(422, 'Un code compte seize lettres et chiffres : recopiez-le en entier.');
  const comment = await followed(context, found, code);
  if (comment) return { status: 200, html: followPage(found, { typed: '', fault: null, found: comment }) };
  throttle.failed(account, address);
  return again(404, 'Aucun avis de cette consultation ne porte ce code : vérifiez-le signe par signe.');
}
