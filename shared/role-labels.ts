/** The seven roles in French: a name, and one line that says what the table of permissions allows. Several can be held at once. */
import type { Role } from './permissions.ts';

export const ROLE_LABELS: Record<Role, { label: string; says: string }> = {
  administrator: {
    label: 'Administrateur',
    says: 'Peut tout faire\u202f: comptes, équipes, sauvegardes, et tous les documents. Un second facteur lui est demandé.',
  },
  jurist: { label: 'Juriste', says: 'Voit tous les schémas et toutes les consultations\u202f; crée et modifie des consultations, publie les clauses.' },
  'scheme-lead': { label: 'Pilote du schéma', says: 'Crée, modifie, partage et supprime les schémas de ses équipes.' },
  buyer: { label: 'Acheteur', says: 'Crée, modifie, partage et supprime les consultations de ses équipes.' },
  referent: { label: 'Référent', says: 'Complète les consultations de ses équipes, sans en créer.' },
  reader: { label: 'Lecteur', says: 'Lit et télécharge les documents de ses équipes, sans rien modifier.' },
  auditor: { label: 'Auditeur', says: 'Lit tout, le journal et l’état du serveur compris, sans rien modifier.' },
};

export const roleNames = (roles: readonly Role[]): string => roles.map((role) => ROLE_LABELS[role].label).join(', ');
