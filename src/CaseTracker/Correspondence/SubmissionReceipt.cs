using System.Security.Cryptography;
using System.Text;
using CaseTracker.Evidence;
using CaseTracker.Ledger;

namespace CaseTracker.Correspondence;

/// <summary>What a State can keep to prove what it sent: the canonical content (<see cref="Canonical"/>) and its SHA-256, which anybody can
/// compute again.</summary>
public static class SubmissionReceipt
{
    private sealed record Whole(string Reference, string Case, string State, SubmissionContent Content, IReadOnlyList<Part> Documents);

    private sealed record Part(string FileName, string MediaType, long Length, string Sha256);

    /// <summary>Pure: the same submission always gives the same text.</summary>
    public static string TextOf(
        string reference,
        string @case,
        string state,
        SubmissionContent content,
        IReadOnlyList<Attachment> attachments
    ) =>
        Canonical.Plain.Write(
            new Whole(reference, @case, state, content, [.. attachments.Select(a => new Part(a.FileName, a.MediaType, a.Length, a.Sha256))])
        );

    /// <summary>In lower-case hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string TextOf(SubmissionSent sent) => TextOf(sent.Reference, sent.Case, sent.State, sent.Content, sent.Attachments);
}
