/** The description of the HTTP contract, made of the routes' own schemas. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Clausier', version, description: 'Clauses sociales datées et schémas (SPASER). Erreurs : application/problem+json (RFC 9457).' },
      tags: [
        { name: 'service', description: 'État du service' },
        { name: 'clauses', description: 'Bibliothèque de clauses' },
        { name: 'nos clauses', description: 'Clauses de l’organisation : écrites, relues, publiées, comparées, commentées' },
        { name: 'droit', description: 'Références et seuils datés' },
        { name: 'veille', description: 'Ce qui est à relire, ce qui s’appuie dessus, paquets de mise à jour signés' },
        { name: 'heures d’insertion', description: 'Volume d’heures, raisonnement montré' },
        { name: 'schémas', description: 'Schémas de promotion des achats responsables' },
        { name: 'relectures', description: 'Relectures d’un schéma par les directions, et qui a été consulté' },
        { name: 'consultation publique', description: 'Texte d’un schéma soumis au public, avis reçus, modération, synthèse' },
        { name: 'à plusieurs', description: 'Commentaires, tâches et présence sur un schéma' },
        { name: 'consultations', description: 'Consultations, lot par lot : régime, leviers, clauses, avis, contrôles' },
        { name: 'pièces', description: 'Fichiers Word de l’acheteur : plan, emplacements, insertion suivie' },
        { name: 'cpv', description: 'Nomenclature CPV 2008' },
        { name: 'session', description: 'Connexion, second facteur, liens à usage unique' },
        { name: 'compte', description: 'Son propre compte' },
        { name: 'personnes', description: 'Personnes et équipes de l’organisation' },
        { name: 'partage', description: 'À qui est un document, à qui il est ouvert' },
        { name: 'organisation', description: 'L’organisation et toutes ses données' },
        { name: 'formation', description: 'Modules, tentatives, exercices, attestations, séances en salle' },
        { name: 'réseau', description: 'Référents, facilitateurs, directions, calendrier' },
        { name: 'données', description: 'Imports : données essentielles, achats de la comptabilité, listes de fournisseurs' },
        { name: 'chiffres', description: 'Indicateurs, marchés, dépenses, bilans et publications' },
        { name: 'journal', description: 'Qui a fait quoi, en chaîne' },
        { name: 'fichiers', description: 'Logos et modèles Word' },
      ],
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true, 'x-rule': 'open' } }, async () => app.swagger());
}
