using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Ledger;

namespace CaseTracker.Outbox;

/// <summary>The secret of a webhook follows from the master key and is nowhere stored; a body is signed together with the time, so that
/// neither can be used again.</summary>
public static class WebhookSecrets
{
    public const string Header = "X-CaseTracker-Signature";

    /// <summary>So long a rotated secret signs beside the new one.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <param name="generation">Which of the webhook's secrets, from 1.</param>
    public static string Of(MasterKey master, Guid webhookId, int generation) =>
        Base64Url.EncodeToString(
            master.Sign(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"webhook:{webhookId:N}:{generation}")))
        );

    /// <summary>Pure: <c>t=SECONDS,v1=HEX</c>, HMAC-SHA256 over time, full stop and body, with each of these secrets.</summary>
    public static string Sign(IEnumerable<string> secrets, DateTimeOffset at, string body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var text = Encoding.UTF8.GetBytes($"{time}.{body}");
        return string.Join(
            ',',
            secrets.Select(s => $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(s), text))}").Prepend($"t={time}")
        );
    }
}
