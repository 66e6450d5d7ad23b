/**
 * The administration: the state of the server, people, teams, the journal, backups, the organisation.
 * Promises that who may only look sees no button to change anything, that what cannot be undone is asked twice with what it
 * does, and that on one desk only what makes sense there is shown.
 */
import type { Session } from '#shared/api/session.ts';
import { type Door, PartPage, type PartPageProps, type Whole } from '../../shell/PartPage.tsx';
import './admin.css';

function adminDoors({ mode, permissions }: Session): Door[] {
  const service = permissions.includes('service:read');
  const people = mode === 'served' && permissions.includes('person:read');
  const open = (isOpen: boolean, to: Door['to'], label: string): Door[] => (isOpen ? [{ to, label, holds: true }] : []);
  return [
    ...open(service, '/administration/etat', 'État'),
    ...open(people, '/administration/personnes', 'Personnes'),
    ...open(people, '/administration/equipes', 'Équipes'),
    ...open(permissions.includes('audit:read'), '/administration/journal', 'Journal'),
    ...open(service, '/administration/sauvegardes', 'Sauvegardes'),
    ...open(service, '/administration/contenu', 'Contenu'),
    ...open(true, '/administration/organisation', 'Organisation'),
  ];
}

const ADMINISTRATION: Whole = {
  name: 'Administration',
  navigation: 'Parties de l’administration',
  doors: adminDoors,
  closed: {
    title: 'Cette page est réservée à l’administration',
    text: 'Vos rôles ne l’ouvrent pas. Si vous en avez besoin, demandez-le à la personne qui administre Clausier.',
  },
  absent: 'Les personnes et les équipes apparaissent quand Clausier sert une organisation\u202f: voyez le guide d’exploitation.',
};

export const AdminPage = (props: PartPageProps) => <PartPage whole={ADMINISTRATION} {...props} />;
