import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { isOpen, useSession } from '../../session.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { organisationQuery } from '../admin/queries.ts';

/** What is kept, where, for how long, and by whom; not the same on one desk and for an organisation. */
export function PrivacyPage() {
  const isServed = useSession()?.mode === 'served';
  return (
    <>
      <PageHeader title="Données personnelles" lead="Clausier garde le moins possible, et n’envoie rien au dehors." />
      <div className="prose">
        {isServed ? <Served /> : <Desk />}
        <h2>Ce que Clausier ne fait pas</h2>
        <ul>
          <li>Aucun cookie publicitaire, aucune mesure d’audience, aucun traceur.</li>
          <li>
            Aucun appel à un service extérieur&#x202f;: les caractères sont livrés avec l’outil. Un lien vers Légifrance ne s’ouvre que si vous le choisissez.
            {isServed && ' Seuls peuvent être appelés le service de connexion et le serveur de messagerie que votre organisation a elle-même choisis.'}
          </li>
        </ul>
        <h2>Vos droits</h2>
        <p>
          Pour accéder à vos données, les corriger ou les faire effacer, adressez-vous au délégué à la protection des données de votre organisation, ou à la
          CNIL.
        </p>
        {isServed && <Contact />}
      </div>
    </>
  );
}

function Desk() {
  return (
    <>
      <h2>Sur le serveur de votre organisation</h2>
      <p>
        Les schémas que vous rédigez, leurs versions, le logo et le modèle Word que vous déposez&#x202f;; vos réponses aux questions de la formation, vos
        exercices et vos attestations&#x202f;; les référents et les facilitateurs que vous inscrivez au registre. L’organisation qui installe Clausier en est
        responsable&#x202f;: elle décide qui y accède et combien de temps ils sont gardés. Nommez des fonctions plutôt que des personnes dans un document
        destiné à être publié.
      </p>
      <InBrowser />
    </>
  );
}

function InBrowser({ children }: { children?: ReactNode }) {
  return (
    <>
      <h2>Dans votre navigateur</h2>
      <ul>
        <li>La date du droit choisie et l’affichage des notes en marge, jusqu’à ce que vous les changiez.</li>
        <li>
          Les valeurs saisies dans une clause, jusqu’à la fermeture de l’onglet. Elles sont envoyées au serveur pour composer le texte et n’y sont pas
          enregistrées.
        </li>
        {children}
      </ul>
    </>
  );
}

const hours = (count: number): string => `${count}\u00a0heures`;

function Served() {
  const { sessionIdleMinutes, sessionHours, auditMonths, auditMonthsMin, auditMonthsMax, backupsDaily, backupsWeekly, backupsMonthly } = LIMITS;
  return (
    <>
      <p>
        Votre organisation installe Clausier et en est responsable&#x202f;: elle décide qui a un compte, et combien de temps les documents sont gardés. Les
        données restent sur son serveur.
      </p>
      <h2>Votre compte</h2>
      <ul>
        <li>Votre nom, votre adresse électronique, vos rôles et vos équipes, tant que le compte existe. Ils servent à vous reconnaître et à partager.</li>
        <li>L’empreinte de votre mot de passe, dont on ne peut pas le déduire&#x202f;; le second facteur, chiffré.</li>
        <li>
          {`Vos sessions\u202f: l’appareil, le début, le dernier passage. Une session se ferme après ${hours(sessionIdleMinutes / 60)} sans rien faire, et au plus tard ${hours(sessionHours)} après la connexion. Un seul cookie, nécessaire, la porte.`}
        </li>
      </ul>
      <h2>La formation et le réseau</h2>
      <ul>
        <li>
          Vos lectures, vos réponses, vos exercices et vos attestations. La personne qui anime la formation voit l’état de chaque module et sa date de réussite,
          jamais vos réponses.
        </li>
        <li>La page publique de vérification d’une attestation dit si elle est valide, et rien d’autre.</li>
        <li>Dans une séance en salle&#x202f;: le prénom ou le surnom que vous choisissez, effacé le lendemain.</li>
        <li>Au registre&#x202f;: le nom, la fonction, la direction ou le territoire et les coordonnées professionnelles des référents et des facilitateurs.</li>
      </ul>
      <h2>Le journal</h2>
      <p>
        {`Qui a fait quoi et quand, par un identifiant\u202f: jamais un nom, une adresse ni un contenu. Chaque ligne est gardée ${auditMonths}\u00a0mois, sauf si votre organisation a choisi une autre durée, de ${auditMonthsMin} à ${auditMonthsMax}\u00a0mois. Il protège les documents et les personnes.`}
      </p>
      <h2>Les documents et les sauvegardes</h2>
      <ul>
        <li>Les schémas, les consultations, leurs versions et leurs fichiers. Nommez des fonctions plutôt que des personnes dans un document à publier.</li>
        <li>
          {`Des sauvegardes\u202f: une par jour pendant ${backupsDaily}\u00a0jours, une par semaine pendant ${backupsWeekly}\u00a0semaines, une par mois pendant ${backupsMonthly}\u00a0mois. Une donnée effacée en disparaît ensuite.`}
        </li>
      </ul>
      <InBrowser>
        <li>Un texte que le serveur n’a pas encore reçu, sous votre identifiant, jusqu’à son enregistrement ou votre déconnexion.</li>
      </InBrowser>
    </>
  );
}

/** Known to who is signed in only: the page is open to all. */
function Contact() {
  const session = useSession();
  const isIn = session !== null && isOpen(session);
  const organisation = useQuery({ ...organisationQuery, enabled: isIn }).data;
  if (!isIn) return <p>Le contact de votre organisation s’affiche ici une fois connecté.</p>;
  return (
    <>
      {organisation?.contact && <p>{`Contact de ${organisation.name}\u202f: ${organisation.contact}.`}</p>}
      <p>
        Vos données se téléchargent depuis <Link to="/compte">votre compte</Link>.
      </p>
    </>
  );
}
