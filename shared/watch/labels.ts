/** French names of the watch: what is watched, why, what was judged, what to do with each thing that rests on it. */
import type { RestingKind, WatchKind, WatchSection, WatchState, WatchVerdict } from '../api/watch.ts';

export const WATCH_KIND_LABELS: Record<WatchKind, string> = {
  reference: 'Référence',
  threshold: 'Seuil',
  switch: 'Date de bascule',
  doubt: 'Doute',
  clause: 'Clause',
  question: 'Question de formation',
};

export const WATCH_SECTION_LABELS: Record<WatchSection, string> = {
  changed: 'Changé par le dernier contenu',
  doubt: 'Douteux',
  stale: 'Vérifié il y a longtemps',
  dated: 'Récent ou à venir',
  uncertain: 'Connu d’une source au plus',
};

export const WATCH_VERDICT_LABELS: Record<WatchVerdict, string> = { confirmed: 'Confirmée', 'to-fix': 'À corriger', doubtful: 'Doute' };

export const WATCH_STATE_LABELS: Record<WatchState, string> = { 'to-read': 'À relire', again: 'À relire de nouveau', read: 'Relu' };

export const CHANGE_LABELS = { added: 'Ajouté', changed: 'Modifié', removed: 'Retiré' } as const;

export const RESTING_LABELS: Record<RestingKind, string> = {
  tender: 'Consultations en cours',
  scheme: 'Schémas',
  clause: 'Clauses',
  check: 'Contrôles',
  question: 'Questions de formation',
  threshold: 'Seuils',
  doubt: 'Doutes',
};

/** What to do, for each kind of thing that rests on what changed or is in doubt. */
export const RESTING_SAYS: Record<RestingKind, string> = {
  tender:
    'Regardez la date de lancement\u202f: d’ordinaire, c’est elle qui dit quel droit s’applique, sauf règle d’entrée en vigueur contraire. Lancée avant la date du changement, une consultation garde alors l’ancien texte\u202f; après, rouvrez les clauses et les contrôles.',
  scheme:
    'Relisez les actions, les indicateurs et les clauses nommés\u202f; aucun texte lu ne dit quand corriger un schéma déjà adopté\u202f: le faire à sa prochaine révision, ou plus tôt si une cible légale est touchée.',
  clause: 'Relisez le texte de chaque pièce à la lumière de ce qui a changé avant de la réutiliser.',
  check: 'Tenez ces contrôles pour indicatifs tant que le point n’est pas éclairci\u202f: vérifiez leur motif avant de corriger une pièce.',
  question:
    'Relisez l’énoncé, la réponse et l’explication\u202f; une question dont l’article a changé ne compte plus dans la note tant qu’elle n’est pas relue.',
  threshold: 'Vérifiez la valeur et ses dates\u202f: elle décide de procédures et d’obligations.',
  doubt: 'Voyez si ce que vous venez de lire lève le doute, et notez-le.',
};
