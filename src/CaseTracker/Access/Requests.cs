using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Access;

/// <summary>A request that changes something.</summary>
public interface ICommand : IRequest<Receipt>;

/// <summary>A request that only reads.</summary>
public interface IQuery<out T> : IRequest<T>;

/// <summary>A command on one record, a case, a proceeding or an engagement, that the caller sees.</summary>
public interface IRecordCommand : ICommand
{
    string Reference { get; }

    /// <summary>The version of the record that the caller has seen; null when that does not matter.</summary>
    int? Version { get; }
}

/// <summary>A command on one case that the caller sees.</summary>
public interface ICaseCommand : IRecordCommand;

/// <summary>A command on one proceeding that the caller sees.</summary>
public interface IProceedingCommand : IRecordCommand;

/// <summary>A command on one engagement of assistance that the caller sees.</summary>
public interface IAssistanceCommand : IRecordCommand;

/// <summary>A command that, where <see cref="NeedsSecondPerson"/>, is only proposed and happens once another person approves it.</summary>
public interface IFourEyes : ICommand
{
    bool NeedsSecondPerson { get; }

    /// <summary>What a machine client sends is only proposed, even where one person would be enough.</summary>
    bool NeedsPersonBesideMachine => false;

    /// <summary>Its content is among what a strictly confidential case holds back from all but named readers.</summary>
    bool IsHeldBackWhenStrict => false;

    /// <summary>It is for named readers of strictly confidential matter alone, whatever the case is.</summary>
    bool IsForStrictReaders => false;

    string Reason { get; }
}

/// <summary>A command by which what a State submitted can become part of the record.</summary>
public interface IAcceptable : ICommand
{
    /// <summary>References of the cases that it names, where it is not a command on one record.</summary>
    IReadOnlyList<string> Cases => [];

    /// <summary>The same, said by this source.</summary>
    IAcceptable SaidBy(Source source);
}

/// <summary>What a command did.</summary>
/// <param name="Reference">Reference of the case, proceeding or engagement, where there is one.</param>
/// <param name="Version">Its version after the command.</param>
/// <param name="ProposalId">Set when nothing happened yet because a second person must approve.</param>
public sealed record Receipt(string? Reference = null, int Version = 0, Guid? ProposalId = null);
