namespace CaseTracker.Cases;

/// <summary>A field that an event changed.</summary>
/// <param name="Field">Its name in snake case, a key of texts: <c>occurred_on</c>, <c>act</c>, <c>nationality</c>, <c>harms</c> …</param>
/// <param name="Person">The ordinal of the person it belongs to, counted from 1 in the order of recording; null for the case
/// itself.</param>
/// <param name="Vocabulary">The vocabulary whose codes the values are (<c>Act</c>, <c>Stage</c> …), so that they can be named; null for
/// texts, States and dates.</param>
public sealed record FieldChange(string Field, int? Person, string? Vocabulary, string? Old, string? New);
