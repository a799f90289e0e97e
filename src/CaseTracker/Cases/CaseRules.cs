using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;

namespace CaseTracker.Cases;

/// <summary>Rules that several commands share.</summary>
internal static class CaseRules
{
    public static void NotInTheFuture<T>(this IRuleBuilder<T, PartialDate> rule, TimeProvider clock) =>
        rule.NotEmpty().WithMessage(_ => Text.DateNotValid).Must(d => d.IsNotInTheFuture(Today(clock))).WithMessage(_ => Text.DateInFuture);

    public static void NotInTheFuture<T>(this IRuleBuilder<T, PartialDate?> rule, TimeProvider clock) =>
        rule.Must(d => d is null || d.Value.IsNotInTheFuture(Today(clock))).WithMessage(_ => Text.DateInFuture);

    public static void Reasoned<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().WithMessage(_ => Text.ReasonMissing).MaximumLength(2000).WithMessage(_ => Text.TooLong(2000));

    public static void AtMost<T>(this IRuleBuilder<T, string?> rule, int characters) =>
        rule.MaximumLength(characters).WithMessage(_ => Text.TooLong(characters));

    /// <summary>A date of which it is certain that it lies before the incident is wrong; one that is only less precise is not.</summary>
    /// <exception cref="RuleBrokenException">It lies before the incident.</exception>
    public static void RequireNotBeforeIncident(this CaseFile file, PartialDate on, string field)
    {
        if (on.LiesBefore(file.Incident.OccurredOn))
            throw new RuleBrokenException(Text.DateBeforeIncident, field);
    }

    /// <summary>What a form leaves empty is not known.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
