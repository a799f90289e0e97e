namespace CaseTracker.Evidence;

/// <summary>A document as whatever it belongs to names it; its content lies encrypted outside the database.</summary>
/// <param name="DocumentId">Never shown.</param>
/// <param name="MediaType">By its content, not by its name.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of the content, in lower-case hexadecimal digits.</param>
public sealed record Attachment(Guid DocumentId, string FileName, string MediaType, long Length, string Sha256);
