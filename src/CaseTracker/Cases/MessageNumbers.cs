using System.Security.Cryptography;
using CaseTracker.Data;
using CaseTracker.Disclosure;

namespace CaseTracker.Cases;

/// <summary>Numbers of messages, such as NV-CAF-2026-7QK4: drawn by lot, for a running number would tell a State how many others there
/// are.</summary>
public static class MessageNumbers
{
    /// <summary>Begins the number of a message to a State.</summary>
    public const string Sent = "NV";

    /// <summary>Begins the number of a message from a State.</summary>
    public const string Received = "RE";

    /// <summary>A number that no message has.</summary>
    public static async Task<string> Draw(Session session, string prefix, string state, int year)
    {
        while (true)
        {
            var number = Of(prefix, state, year, RandomNumberGenerator.GetString(CaseDesk.Letters, CaseDesk.LotLength));
            if (!await IsTaken(session, number))
                return number;
        }
    }

    internal static string Of(string prefix, string state, int year, string lot) => $"{prefix}-{state}-{year:0000}-{lot}";

    private static async Task<bool> IsTaken(Session session, string number) =>
        (
            await new AudienceReader(session, Viewpoint.Un).QueryFirst<string>(
                1,
                "-- MessageNumbers.IsTaken\nSELECT m.Message FROM {MessageRow} AS m WHERE m.Number = @number ORDER BY m.Message",
                new { number }
            )
        ).Count > 0;
}
