/**
 * The network: which departments have a référent, whom to call, when one meets.
 * Promises that who may only read sees no button to change anything, and that an empty register says what to do first.
 */
import { PartPage, type PartPageProps, type Whole } from '../../shell/PartPage.tsx';
import './network.css';

const NETWORK: Whole = {
  name: 'Réseau',
  navigation: 'Parties du réseau',
  doors: ({ permissions }) =>
    permissions.includes('network:read')
      ? [
          { to: '/reseau', label: 'Couverture' },
          { to: '/reseau/registre', label: 'Registre' },
          { to: '/reseau/calendrier', label: 'Calendrier' },
        ]
      : [],
  closed: { title: 'Le réseau n’est pas ouvert à vos rôles', text: 'Si vous en avez besoin, demandez-le à la personne qui administre Clausier.' },
};

export const NetworkPage = (props: Omit<PartPageProps, 'needs' | 'isServedOnly'>) => <PartPage whole={NETWORK} needs="network:read" {...props} />;
