/** Every screen of the law watch and of the content in service, on one desk. */
import type { Screen } from './e2e-screens.ts';

export const watched: readonly Screen[] = [
  { name: 'la veille', path: '/droit/veille', title: /^Veille du droit – Clausier$/ },
  { name: 'la veille, filtrée', path: '/droit/veille?motif=doubt&etat=to-read', title: /^Veille du droit – Clausier$/ },
  { name: 'la veille, sans réponse', path: '/droit/veille?cherche=xyzxyz', title: /^Veille du droit – Clausier$/ },
  { name: 'les changements du contenu', path: '/droit/veille/changements', title: /^Ce que les mises à jour ont changé – Clausier$/ },
  { name: 'un article suivi', path: '/droit/veille/reference/ccp-l2112-2-1', title: /L\.\s2112-2-1.* – Veille – Clausier$/ },
  { name: 'un doute suivi', path: '/droit/veille/doubt/outre-mer', title: /^Outre-mer – Veille – Clausier$/ },
  { name: 'un seuil suivi', path: '/droit/veille/threshold/eu-supplies-services-local', title: /– Veille – Clausier$/ },
  { name: 'une clause suivie', path: '/droit/veille/clause/heures-insertion-travaux', title: /– Veille – Clausier$/ },
  { name: 'un texte suivi inconnu', path: '/droit/veille/doubt/inconnu', title: /^Texte introuvable – Clausier$/ },
  { name: 'le contenu en service', path: '/administration/contenu', title: /^Contenu – Administration – Clausier$/ },
];
