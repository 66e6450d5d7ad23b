/** The files of a review, made again from what it kept: the same review, the same bytes. Word and the archive are made in the worker. */
import type { Review, ReviewFile } from '#shared/api/reviews.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { reviewData } from '#shared/review-papers/data.ts';
import { DATA_SCHEMA } from '#shared/review-papers/data-schema.ts';
import { reviewPage } from '#shared/review-papers/page.ts';
import { reviewDocument } from '#shared/review-papers/report.ts';
import { reviewTable } from '#shared/review-papers/table.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { audit } from '../audit.ts';
import { asciiName } from '../names.ts';
import { readReview } from './reviews.ts';

type Single = Exclude<ReviewFile, 'tout.zip'>;
type Made = { file: Uint8Array; name: string; mediaType: string };

const MEDIA: Record<ReviewFile, string> = {
  'rapport.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'page.html': 'text/html; charset=utf-8',
  'indicateurs.csv': 'text/csv; charset=utf-8',
  'indicateurs.json': 'application/json; charset=utf-8',
  'indicateurs.schema.json': 'application/schema+json; charset=utf-8',
  'tout.zip': 'application/zip',
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const jsonOf = (value: unknown): Uint8Array => bytesOf(`${JSON.stringify(value, null, 2)}\n`);

const MAKE: Record<Single, (context: Context, review: Review) => Promise<Uint8Array | Refusal>> = {
  'rapport.docx': ({ workers }, review) => workers.run('renderScheme', { document: reviewDocument(review), logo: null, template: null }),
  'page.html': async (_context, review) => bytesOf(reviewPage(review)),
  'indicateurs.csv': async (_context, review) => bytesOf(reviewTable(review)),
  'indicateurs.json': async (_context, review) => jsonOf(reviewData(review)),
  'indicateurs.schema.json': async () => jsonOf(DATA_SCHEMA),
};
const SINGLES: readonly Single[] = ['rapport.docx', 'page.html', 'indicateurs.csv', 'indicateurs.json', 'indicateurs.schema.json'];

async function archive(context: Context, review: Review): Promise<Uint8Array | Refusal> {
  const files: { name: string; data: Uint8Array }[] = [];
  for (const name of SINGLES) {
    const data = await MAKE[name](context, review);
    if (isRefusal(data)) return data;
    files.push({ name, data });
  }
  return context.workers.run('makeArchive', { files });
}

/** `bilan-2026-rapport.docx`. The data calls its schema by that one name, which is the same for every review. */
function nameOf({ kind, year, scheme }: Review, file: ReviewFile): string {
  if (file === 'indicateurs.schema.json') return file;
  const [stem = '', extension = ''] = file.split('.');
  const start = kind === 'annual-review' ? 'bilan' : 'publication';
  return `${asciiName(`${start}-${year}-${stem === 'tout' ? 'complet' : stem}-${scheme.organisation || scheme.title}`)}.${extension}`;
}

/** One file, for whoever reads the scheme; what leaves is written down. */
export async function renderReview(context: Context, actor: Actor, schemeId: string, id: string, file: ReviewFile): Promise<Made | Refusal> {
  const review = await readReview(context, actor, schemeId, id);
  if (isRefusal(review)) return review;
  const data = file === 'tout.zip' ? await archive(context, review) : await MAKE[file](context, review);
  if (isRefusal(data)) return data;
  await context.write((connection) => audit(context, actor, repositoriesOn(connection), 'review.exported', id));
  return { file: data, name: nameOf(review, file), mediaType: MEDIA[file] };
}
