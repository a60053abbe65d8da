/**
 * Numbers of networks whose addresses are servers': clouds, hosting, content delivery. Names say it of most others.
 *
 * Source: the operators' own publications of what they run.
 */
export const dataCenterNumbers: ReadonlySet<number> = new Set([
  // Amazon, Microsoft, Google, Oracle, IBM, Alibaba, Tencent, Huawei, Baidu, Yandex
  ...[14618, 16509, 8987, 7224, 8075, 8068, 8069, 15169, 396982, 19527, 31898, 36351, 13884, 37963, 45102, 45090],
  ...[132203, 136907, 55990, 38365, 55967, 13238, 200350],
  // Cloudflare, Fastly, Akamai and Linode, CDN77, Bunny, Edgio
  ...[13335, 54113, 20940, 16625, 63949, 12222, 32787, 60068, 212238, 200325, 15133, 22822],
  // DigitalOcean, Vultr, OVH, Hetzner, Scaleway, Contabo, netcup, IONOS, Strato, Hostinger, GoDaddy, Namecheap
  ...[14061, 62567, 20473, 16276, 35540, 24940, 213230, 212317, 12876, 51167, 40021, 197540, 8560, 6724, 47583, 204915],
  ...[26496, 398101, 20773, 22612, 46606],
  // Leaseweb, Rackspace, Equinix Metal, Liquid Web, Hivelocity, QuadraNet, ColoCrossing, FranTech, Clouvider, WorldStream
  ...[60781, 28753, 30633, 16265, 59253, 33070, 19994, 27357, 12200, 54825, 32244, 53824, 29802, 61317, 8100, 36352],
  ...[53667, 62240, 49981, 9009, 50673, 29066, 24961, 34549, 44066, 51396, 210644, 202053, 396356, 25820, 3842, 55286],
]);

/** Words in the names of those who run data centres. */
export const dataCenterWords =
  /\b(hosting|hosted|hosters?|cloud|clouds|vps|vds|servers?|dedicated|colo|colocation|data ?cent(?:er|re)s?|datacamp)\b/i;
