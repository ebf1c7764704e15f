/** Cloud SQL has a private address alone, in a network that is peered with Google's, once for each project. */
export const PRIVATE_SERVICES: readonly string[] = [
  'gcloud services enable sqladmin.googleapis.com servicenetworking.googleapis.com compute.googleapis.com',
  'gcloud compute addresses create google-managed-services-default --global --purpose VPC_PEERING --prefix-length 16 --network default',
  'gcloud services vpc-peerings connect --service servicenetworking.googleapis.com --ranges google-managed-services-default --network default',
];
