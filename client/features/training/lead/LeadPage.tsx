/** Animating the training: who is where, groups, rooms, slides, questions to read again, the organisation's own modules. */
import { Link } from '@tanstack/react-router';
import { PartPage, type PartPageProps, type Whole } from '../../../shell/PartPage.tsx';
import { leadDoors } from './doors.ts';
import './lead.css';

const ANIMATING: Whole = {
  name: 'Animer la formation',
  navigation: 'Animer la formation',
  doors: leadDoors,
  closed: {
    title: 'Cette page est réservée à qui anime la formation',
    text: 'Vos rôles ne l’ouvrent pas. Si vous en avez besoin, demandez-le à la personne qui administre Clausier.',
  },
  absent:
    'Le suivi des personnes et les groupes apparaissent quand Clausier sert une organisation. Ici, vous avez votre propre parcours, les supports, et une salle à projeter.',
  back: <Link to="/formation">Formation</Link>,
};

export const LeadPage = (props: PartPageProps) => <PartPage whole={ANIMATING} {...props} />;
