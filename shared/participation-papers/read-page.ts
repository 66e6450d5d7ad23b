/** What is read: the text on its days, a sentence outside of them, what was published of the comments. */
import type { ParticipationAnswer, ParticipationComment, ParticipationPlace, ParticipationStage } from '../api/participations.ts';
import { counted, formatDay } from '../format.ts';
import { LIMITS } from '../limits.ts';
import { endOf, OUTCOME_LABELS, placeTitle, qualityLabel } from '../scheme/participation.ts';
import type { HtmlChapter } from './document-html.ts';
import { layout, pageOf, paragraphs, plain, text } from './html.ts';
import { noticeHtml } from './notice.ts';

/** What the page says of a consultation, before its text. */
export type PageHead = {
  slug: string;
  organisation: string;
  title: string;
  introduction: string;
  opensOn: string;
  closesOn: string;
  closedAt: string | null;
  withdrawnAt: string | null;
  takesComments: boolean;
  legalBasis: string;
  contact: string;
  places: readonly ParticipationPlace[];
};

/** One comment as everybody reads it. */
export type Voice = Pick<ParticipationComment, 'number' | 'place' | 'quote' | 'text' | 'quality' | 'name' | 'nameShown' | 'answerId'>;

export const headHtml = ({ organisation, title }: Pick<PageHead, 'organisation' | 'title'>, under = ''): string =>
  `${organisation ? `<p class="soft">${plain(organisation)}</p>` : ''}<h1>${plain(title)}</h1>${under}`;

export function whenText(head: PageHead, stage: ParticipationStage): string {
  const [first, last] = [formatDay(head.opensOn), formatDay(endOf(head))];
  if (stage === 'upcoming') return `Cette consultation ouvrira le ${first}, jusqu’au ${last} inclus.`;
  if (stage === 'open') return `Consultation ouverte du ${first} au ${last} inclus.`;
  return `Cette consultation s’est terminée le ${last}. Le texte et les avis publiés restent à lire ici.`;
}

const writeLink = (slug: string, place: string, label: string, name = 'action'): string =>
  `<a class="${name}" href="${pageOf(slug, '/ecrire')}${place ? `?passage=${encodeURIComponent(place)}` : ''}">${label}</a>`;

const voicesLink = (slug: string, place: string | null, label: string): string =>
  `<a href="${pageOf(slug, '/avis')}${place === null ? '' : `?passage=${encodeURIComponent(place || '-')}`}">${label}</a>`;

/** Before its first day, nothing of the text is shown. */
export const waitingPage = (head: PageHead): string =>
  layout({
    title: head.title,
    head: headHtml(head),
    main: `<p class="note">${text(whenText(head, 'upcoming'))}</p>\n<p>${text('Le texte se lira à cette adresse à partir de ce jour-là.')}</p>`,
  });

/** Under the last chapter of a passage: how many comments on it, and where to write one. */
function footOf({ slug, places }: PageHead, place: string, count: number, isWriting: boolean): string {
  const name = text(placeTitle(places, place));
  const items = [
    ...(isWriting ? [writeLink(slug, place, `Donner un avis sur «\u00a0${name}\u00a0»`, 'action action--quiet')] : []),
    ...(count > 0 ? [voicesLink(slug, place, `${counted(count, 'avis publié', 'avis publiés')} sur «\u00a0${name}\u00a0»`)] : []),
  ];
  return items.length > 0 ? `<p class="row">${items.join('\n')}</p>` : '';
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((total, count) => total + count, 0);

/** @param counts comments published, by passage */
export function readPage(head: PageHead, stage: ParticipationStage, chapters: readonly HtmlChapter[], counts: ReadonlyMap<string, number>): string {
  const { slug, takesComments } = head;
  const isWriting = takesComments && stage === 'open';
  const lastOf = new Map(chapters.map(({ place }, index) => [place, index]));
  const sections = chapters.map(({ id, title, place, html }, index) =>
    [
      `<section aria-labelledby="${id}"><h2 id="${id}">${text(title)}</h2>`,
      html,
      place !== null && lastOf.get(place) === index ? footOf(head, place, counts.get(place) ?? 0, isWriting) : '',
      '</section>',
    ].join('\n'),
  );
  const plan = [...chapters.map(({ id, title }) => ({ id, title: text(title) })), { id: 'donnees', title: 'Vos données' }];
  const actions = [
    ...(isWriting ? [writeLink(slug, '', 'Donner un avis')] : []),
    ...(sum(counts) > 0 ? [voicesLink(slug, null, `Lire ${counted(sum(counts), 'avis publié', 'avis publiés')}`)] : []),
    ...(takesComments ? [`<a href="${pageOf(slug, '/suivi')}">Suivre un avis envoyé</a>`] : []),
  ];
  return layout({
    title: head.title,
    head: headHtml(head, `<p class="state">${text(whenText(head, stage))}</p>`),
    main: [
      paragraphs(head.introduction),
      ...(actions.length > 0 ? [`<p class="row">${actions.join('\n')}</p>`] : []),
      ...(takesComments ? [] : [`<p class="soft">${text('Cette consultation donne le texte à lire. Elle ne recueille pas d’avis sur cette page.')}</p>`]),
      `<nav class="plan" aria-label="Plan"><h2>Plan</h2><ul>${plan.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`).join('')}</ul></nav>`,
      ...sections,
      noticeHtml(head),
    ].join('\n'),
  });
}

export const answerHtml = ({ outcome, text: said, heldIn }: Pick<ParticipationAnswer, 'outcome' | 'text' | 'heldIn'>): string =>
  [
    '<div class="answer">',
    `<p><strong>${text(outcome === 'answered' ? 'Réponse de l’organisme' : OUTCOME_LABELS[outcome])}</strong>${heldIn ? `\u202f: ${plain(heldIn)}` : ''}</p>`,
    paragraphs(said),
    '</div>',
  ].join('\n');

function voiceHtml(places: readonly ParticipationPlace[], voice: Voice, answer: ParticipationAnswer | undefined): string {
  const signed = [`Avis n°\u00a0${voice.number}`, text(qualityLabel(voice.quality)), ...(voice.nameShown && voice.name ? [plain(voice.name)] : [])];
  return [
    `<article class="voice" aria-label="Avis n°\u00a0${voice.number}"><p><strong>${signed.join(' · ')}</strong><br><span class="soft">${text(placeTitle(places, voice.place))}</span></p>`,
    ...(voice.quote ? [`<blockquote><p>${plain(voice.quote)}</p></blockquote>`] : []),
    paragraphs(voice.text),
    ...(answer ? [answerHtml(answer)] : []),
    '</article>',
  ].join('\n');
}

export type VoicesPage = { place: string | null; voices: readonly Voice[]; answers: readonly ParticipationAnswer[]; total: number; page: number };

function pager(slug: string, { place, total, page }: VoicesPage): string {
  const pages = Math.ceil(total / LIMITS.participationsPage);
  if (pages <= 1) return '';
  const to = (number: number, label: string): string =>
    `<a href="${pageOf(slug, '/avis')}?${place === null ? '' : `passage=${encodeURIComponent(place || '-')}&amp;`}page=${number}">${label}</a>`;
  const links = [...(page > 1 ? [to(page - 1, 'Page précédente')] : []), ...(page < pages ? [to(page + 1, 'Page suivante')] : [])];
  return `<nav aria-label="Pages"><p class="row">${links.join('\n')}<span>Page ${page} sur ${pages}</span></p></nav>`;
}

/** Comments that were published, with what the buyer answered. */
export function voicesPage(head: PageHead, shown: VoicesPage): string {
  const { slug, places } = head;
  const what = shown.place === null ? '' : ` sur «\u00a0${text(placeTitle(places, shown.place))}\u00a0»`;
  const items = shown.voices.map((voice) =>
    voiceHtml(
      places,
      voice,
      shown.answers.find(({ id }) => id === voice.answerId),
    ),
  );
  return layout({
    title: `Avis publiés – ${head.title}`,
    head: headHtml(head),
    main: [
      `<p><a href="${pageOf(slug)}">Revenir au texte</a></p>`,
      `<h2>${counted(shown.total, 'avis publié', 'avis publiés')}${what}</h2>`,
      ...(shown.place === null ? [] : [`<p>${voicesLink(slug, null, 'Lire tous les avis publiés')}</p>`]),
      ...(shown.total === 0 ? [`<p>${text('Aucun avis n’est publié pour l’instant.')}</p>`] : items),
      pager(slug, shown),
    ].join('\n'),
  });
}
