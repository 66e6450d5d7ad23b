/** French words of the reviews. */
import type { ReviewDue, ReviewFile, ReviewKind } from '../api/reviews.ts';
import type { SchemeAction } from '../api/schemes.ts';

export const REVIEW_LABELS: Record<ReviewKind, string> = { 'annual-review': 'Bilan annuel', publication: 'Publication des indicateurs' };

export const DUE_LABELS: Record<ReviewDue['state'], string> = { overdue: 'En retard', soon: 'Bientôt', later: 'Plus tard' };

export const FILE_LABELS: Record<ReviewFile, string> = {
  'rapport.docx': 'Rapport (Word)',
  'page.html': 'Page à mettre en ligne (HTML)',
  'indicateurs.csv': 'Indicateurs (CSV)',
  'indicateurs.json': 'Indicateurs (JSON)',
  'indicateurs.schema.json': 'Schéma du fichier JSON',
  'tout.zip': 'Tous les fichiers (zip)',
};

export const STATUS_LABELS: Record<SchemeAction['status'], string> = {
  'to-start': 'À lancer',
  'in-progress': 'En cours',
  done: 'Réalisée',
  permanent: 'Permanente',
};

/** « 2026 », « 2025 et 2026 », « 2024 à 2026 ». */
export function yearsText({ fromYear, year }: { fromYear: number; year: number }): string {
  if (fromYear === year) return String(year);
  return year - fromYear === 1 ? `${fromYear} et ${year}` : `${fromYear} à ${year}`;
}

/** « Bilan annuel 2026 », « Publication des indicateurs, 2025 et 2026 ». */
export const reviewName = (review: { kind: ReviewKind; fromYear: number; year: number }): string =>
  review.kind === 'annual-review' ? `Bilan annuel ${review.year}` : `Publication des indicateurs, ${yearsText(review)}`;
