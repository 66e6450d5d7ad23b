/** Everything the journal can say, in French: the closed list of actions, and what they are done to. */

/** What it was done to, then what was done. */
export const ACTION_LABELS = {
  'scheme.created': 'Schéma créé',
  'scheme.updated': 'Schéma modifié',
  'scheme.removed': 'Schéma mis à la corbeille',
  'scheme.restored': 'Schéma rétabli',
  'scheme.shared': 'Partage du schéma changé',
  'scheme.purged': 'Schéma supprimé définitivement',
  'tender.created': 'Consultation créée',
  'tender.updated': 'Consultation modifiée',
  'tender.removed': 'Consultation mise à la corbeille',
  'tender.restored': 'Consultation rétablie',
  'tender.shared': 'Partage de la consultation changé',
  'tender.purged': 'Consultation supprimée définitivement',
  'tender-document.stored': 'Fichier Word ajouté à une consultation',
  'tender-document.piece': 'Pièce d’un fichier Word changée',
  'tender-document.inserted': 'Clauses insérées dans un fichier Word',
  'tender-document.removed': 'Fichier Word retiré d’une consultation',
  'labour-share.updated': 'Part de main-d’œuvre changée',
  'labour-share.removed': 'Part de main-d’œuvre remise à celle de Clausier',
  'file.stored': 'Logo ou modèle ajouté',
  'file.purged': 'Logo ou modèle inutilisé supprimé',
  'session.opened': 'Connexion',
  'session.refused': 'Connexion refusée',
  'session.closed': 'Déconnexion',
  'session.revoked': 'Session fermée à distance',
  'person.invited': 'Personne invitée',
  'person.updated': 'Nom ou adresse d’une personne changés',
  'person.roles': 'Rôles d’une personne changés',
  'person.teams': 'Équipes d’une personne changées',
  'person.disabled': 'Compte fermé',
  'person.enabled': 'Compte rouvert',
  'person.link': 'Lien donné à une personne',
  'person.password': 'Mot de passe choisi',
  'person.second-factor': 'Second facteur installé',
  'person.second-factor-removed': 'Second facteur retiré',
  'person.sso-linked': 'Compte relié au fournisseur d’identité',
  'person.exported': 'Données d’une personne exportées',
  'person.erased': 'Personne effacée',
  'team.created': 'Équipe créée',
  'team.updated': 'Équipe renommée',
  'team.removed': 'Équipe retirée',
  'organisation.created': 'Organisation ajoutée',
  'organisation.updated': 'Organisation modifiée',
  'organisation.exported': 'Organisation exportée',
  'organisation.imported': 'Organisation importée',
  'audit.exported': 'Journal exporté',
  'audit.let-go': 'Lignes anciennes du journal retirées',
  'backup.made': 'Sauvegarde faite',
  'backup.failed': 'Sauvegarde manquée',
  'backup.restored': 'Sauvegarde restaurée',
} as const;

export type Action = keyof typeof ACTION_LABELS;

/** What an action is done to: the part of its name before the dot. */
export const ENTITY_LABELS = {
  scheme: 'Schéma',
  tender: 'Consultation',
  'tender-document': 'Fichier Word',
  'labour-share': 'Part de main-d’œuvre',
  file: 'Logo ou modèle',
  session: 'Session',
  person: 'Personne',
  team: 'Équipe',
  organisation: 'Organisation',
  audit: 'Journal',
  backup: 'Sauvegarde',
} as const;

const isAction = (action: string): action is Action => Object.hasOwn(ACTION_LABELS, action);

/** A line written by a later Clausier, or imported from one, keeps its own word. */
export const actionLabel = (action: string): string => (isAction(action) ? ACTION_LABELS[action] : action);

/** What stands for somebody who was erased. */
export const ERASED_NAME = 'Personne effacée';
