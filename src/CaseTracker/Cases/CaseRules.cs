using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;

namespace CaseTracker.Cases;

/// <summary>Rules that several commands share.</summary>
internal static class CaseRules
{
    public static void NotInTheFuture<T>(this IRuleBuilder<T, PartialDate> rule, TimeProvider clock) =>
        rule.Must(d => d.IsNotInTheFuture(Today(clock))).WithMessage(_ => Text.DateInFuture);

    public static void NotInTheFuture<T>(this IRuleBuilder<T, PartialDate?> rule, TimeProvider clock) =>
        rule.Must(d => d is null || d.Value.IsNotInTheFuture(Today(clock))).WithMessage(_ => Text.DateInFuture);

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
