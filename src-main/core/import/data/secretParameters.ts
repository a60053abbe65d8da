/**
 * Parameters that hold secrets or name people, in lower case; `*` stands for anything. Left out: names that as often mean
 * something harmless, such as `key`, `code` or `session`.
 */
export const secretParameters: readonly string[] = [
  // what lets its bearer in
  '*token', 'token_auth', 'auth', 'authorization', 'jwt', 'apikey', 'api_key', 'api-key', 'x-api-key', 'access_key',
  'accesskey', 'awsaccesskeyid', '*secret', '*password', 'passwd', 'pwd', 'pass', 'passphrase', 'otp', 'samlrequest',
  'samlresponse', 'activation_key', 'reset_key', 'confirmation_code', 'verification_code',
  // what signs a request
  'sig', 'signature', 'hmac', 'x-amz-*', 'x-goog-*', '*csrf', 'xsrf', '*nonce',
  // sessions
  'sid', '*sessid', '*sessionid', '*session_id', 'aspsessionid*', 'cfid', 'zenid', 'oscsid',
  // people
  'mail', 'e-mail', 'e_mail', '*email', 'email_address', 'emailaddress',
]; // prettier-ignore
