/**
 * What the page tells people of their data (articles 13 and 14 of the GDPR say what must be told). What only the organisation can decide is marked
 * as such: nothing is decided in its place.
 */
import { LIMITS } from '../limits.ts';
import { TO_COMPLETE } from '../scheme/participation.ts';
import { plain, text } from './html.ts';

type Said = { organisation: string; legalBasis: string; contact: string; takesComments: boolean };

const or = (value: string): string => (value.trim() === '' ? `<strong>${text(TO_COMPLETE)}</strong>` : plain(value));

export function noticeHtml({ organisation, legalBasis, contact, takesComments }: Said): string {
  const asked = takesComments
    ? [
        [
          'Ce qui est demandé',
          text(
            'Votre avis. À quel titre vous écrivez et votre nom sont facultatifs. Ni adresse électronique, ni compte. Rien n’oblige à donner un avis, et n’en donner aucun est sans conséquence pour vous.',
          ),
        ],
        [
          'Ce qui n’est pas gardé',
          text('Votre adresse IP et l’heure d’envoi ne sont pas enregistrées avec votre avis : seul le jour l’est. Aucun témoin (cookie) n’est posé.'),
        ],
        ['À quoi cela sert', text('Faire connaître votre avis sur ce projet de schéma, le publier s’il est accepté, et en faire la synthèse.')],
        ['Base légale', or(legalBasis)],
        [
          'Qui le lit',
          text(
            'Les agents qui tiennent cette consultation et ceux qui font fonctionner ce service, puis tout le monde si l’avis est publié. À quel titre vous écrivez est publié avec l’avis ; votre nom, seulement si vous le demandez.',
          ),
        ],
        [
          'Combien de temps',
          text(
            `Le texte d’un avis refusé est effacé ${LIMITS.participationRefusedDays} jours après le refus, votre nom ${LIMITS.participationNameMonths} mois après la fin de la consultation. Les autres avis sont gardés avec le schéma. Ce qui est effacé disparaît aussi des sauvegardes du service, au fil de leur renouvellement.`,
          ),
        ],
        [
          'Vos droits',
          text(
            'Accès, rectification, effacement, limitation, opposition : écrivez à l’adresse ci-dessous, avec le code de votre avis, qui seul dit lequel est le vôtre. Vous pouvez aussi adresser une réclamation à la CNIL.',
          ),
        ],
      ]
    : [['Ce qui est demandé', text('Rien. Lire cette page n’enregistre rien sur vous, et aucun témoin (cookie) n’est posé.')]];
  const lines = [['Responsable', or(organisation)], ...asked, ['À qui écrire', or(contact)]];
  return [
    '<section aria-labelledby="donnees"><h2 id="donnees">Vos données</h2><dl>',
    ...lines.map(([label = '', said = '']) => `<dt>${text(label)}</dt><dd>${said}</dd>`),
    '</dl></section>',
  ].join('\n');
}
