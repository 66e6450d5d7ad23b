/**
 * The figures: what was imported, what it says, what is to be decided, the reviews. Promises that no figure is shown without its source,
 * and that unknown is written, never shown as zero.
 */
import { PartPage, type PartPageProps, type Whole } from '../../shell/PartPage.tsx';
import { Rebuilding } from './parts/Rebuilding.tsx';
import './figures.css';

const FIGURES: Whole = {
  name: 'Chiffres',
  navigation: 'Parties des chiffres',
  doors: ({ permissions }) =>
    permissions.includes('figure:read')
      ? [
          { to: '/chiffres', label: 'Indicateurs' },
          { to: '/chiffres/marches', label: 'Marchés' },
          { to: '/chiffres/achats', label: 'Dépenses' },
          { to: '/chiffres/cartographie', label: 'Cartographie' },
          { to: '/chiffres/gisements', label: 'Gisements' },
          { to: '/chiffres/a-decider', label: 'À décider' },
          { to: '/chiffres/bilans', label: 'Bilans' },
          { to: '/chiffres/imports', label: 'Imports', holds: true },
        ]
      : [],
  closed: { title: 'Les chiffres ne sont pas ouverts à vos rôles', text: 'Si vous en avez besoin, demandez-le à la personne qui administre Clausier.' },
};

export const FiguresPage = ({ children, ...props }: Omit<PartPageProps, 'needs' | 'isServedOnly'>) => (
  <PartPage whole={FIGURES} needs="figure:read" {...props}>
    <Rebuilding />
    {children}
  </PartPage>
);
