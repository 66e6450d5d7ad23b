/** What Clausier is, who it answers to, and what it does not do. Plain, neutral, checkable. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { healthQuery } from '../../queries.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';

export function AboutPage() {
  const health = useQuery(healthQuery);
  return (
    <>
      <PageHeader
        title="À propos de Clausier"
        lead="Un outil pour les acheteurs publics&#x202f;: rédiger le SPASER, placer des clauses sociales et environnementales, vérifier le droit à la date du marché."
      />
      <div className="prose">
        <h2>Ce que fait Clausier</h2>
        <p>
          Il aide à rédiger le schéma de promotion des achats publics socialement et écologiquement responsables, et propose des clauses types pour chaque pièce
          du marché. Tout part d’une bibliothèque de textes dont le droit est daté&#x202f;: chaque référence dit depuis quand elle s’applique, quand nous
          l’avons vérifiée, et à quel point nous en sommes sûrs.
        </p>
        <h2>Ce que Clausier ne fait pas</h2>
        <ul>
          <li>
            Il ne remplace ni un juriste, ni le texte officiel&#x202f;: les résumés d’articles sont les nôtres, et le texte publié sur Légifrance fait seul foi.
          </li>
          <li>
            Il n’affirme pas ce qu’il ignore&#x202f;: les points incertains sont réunis sous <Link to="/droit/doutes">Ce que nous ne savons pas encore</Link>.
          </li>
          <li>Il n’envoie rien au dehors&#x202f;: aucun appel à un service extérieur, aucun traceur. Vos documents restent sur votre serveur.</li>
        </ul>
        <h2>Neutralité</h2>
        <p>
          Clausier sert tout acheteur public, quelles que soient ses orientations. Il expose ce que le droit exige, ce qu’il permet et ce qu’il interdit, et
          laisse les choix à ceux qui en ont la charge. Ce n’est pas un service de l’État.
        </p>
        <h2>Marques de confiance</h2>
        <ul>
          <li>
            <strong>● Confirmé</strong>&#x202f;: plusieurs sources concordent.
          </li>
          <li>
            <strong>◐ Une source</strong>&#x202f;: une seule source consultée.
          </li>
          <li>
            <strong>○ À vérifier</strong>&#x202f;: pas encore vérifié à la source officielle.
          </li>
        </ul>
        <h2>Licences</h2>
        <p>
          Le logiciel est libre, sous licence publique de l’Union européenne (EUPL 1.2). Les caractères Inter et Source Serif 4 sont sous licence SIL Open Font
          License 1.1. Les composants d’interface reposent sur React (MIT) et React Aria (Apache 2.0).
        </p>
        <p>
          Nomenclature des achats&#x202f;: ©&nbsp;Union européenne, CPV&nbsp;2008, règlement (CE) n°&nbsp;213/2008, licence CC&nbsp;BY&nbsp;4.0. Nous ponctuons
          les libellés à la française, sans en changer les mots.
        </p>
        <h2>Version</h2>
        <QueryView query={health}>
          {({ version, contentVersion }) => (
            <p className="figures">
              Logiciel {version} · contenu juridique {contentVersion}
            </p>
          )}
        </QueryView>
        <p>
          <Link to="/accessibilite">Accessibilité</Link> · <Link to="/donnees-personnelles">Données personnelles</Link>
        </p>
      </div>
    </>
  );
}
