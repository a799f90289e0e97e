using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityServer.Sessions;

/// <summary>
/// 256 random bits that a browser holds and of which the database knows the hash. Nothing is encrypted into a cookie: it needs no key, says
/// nothing, and whoever reads the database cannot make one.
/// </summary>
internal static class Secret
{
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
